const NONE = 0xffffffff
/** 2^32 divided by the golden ratio: keys that follow each other come to lie far apart (Knuth 1973). */
const SPREAD = 0x9e3779b1

/**
 * Finds rows by their key: at once as long as they are asked for in the order in which they lie, which is so wherever rows of
 * two tables were written together; else by a table with open addressing, at most half full. Keys that were counted up, as
 * those of a database are, leave so few gaps that each is its own slot.
 */
export class RowsByKey {
  private readonly shift: number
  private readonly isCountedUp: boolean
  private rows: Uint32Array | null = null
  private next = 0

  /** No two keys are equal. */
  constructor(private readonly keys: Uint32Array) {
    this.shift = 31 - Math.ceil(Math.log2(keys.length + 1))
    const slots = 2 ** (32 - this.shift)
    this.isCountedUp = keys.every((key) => key < slots)
  }

  /** The row of a key, or -1. */
  find(key: number): number {
    const row = this.keys[this.next] === key ? this.next : this.rowOf(key)
    if (row >= 0) this.next = row + 1
    return row
  }

  private rowOf(key: number): number {
    this.rows ??= this.table()
    const row = this.rows[this.slotOf(this.rows, key)] as number
    return row === NONE ? -1 : row
  }

  private table(): Uint32Array {
    const rows = new Uint32Array(2 ** (32 - this.shift)).fill(NONE)
    for (let row = 0; row < this.keys.length; row++) rows[this.slotOf(rows, this.keys[row] as number)] = row
    return rows
  }

  /** Where the row of a key stands, or where it would stand. */
  private slotOf(rows: Uint32Array, key: number): number {
    const { keys } = this
    const last = rows.length - 1
    let slot = this.isCountedUp ? key & last : Math.imul(key, SPREAD) >>> this.shift
    while (rows[slot] !== NONE && keys[rows[slot] as number] !== key) slot = (slot + 1) & last
    return slot
  }
}
