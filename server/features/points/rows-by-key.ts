const NONE = 0xffffffff
/** 2^32 divided by the golden ratio: keys that follow each other come to lie far apart (Knuth 1973). */
const SPREAD = 0x9e3779b1

/**
 * Finds rows by their key: at once as long as they are asked for in the order in which they lie, which is so wherever rows of
 * two tables were written together; else by a table. Keys that were counted up, as those of a database are, leave so few gaps
 * that each is its own slot; others are spread over a table with open addressing, at most half full.
 */
export class RowsByKey {
  private readonly slots: number
  private readonly isCountedUp: boolean
  private rows: Uint32Array | null = null
  private next = 0

  /** No two keys are equal. */
  constructor(private readonly keys: Uint32Array) {
    this.slots = 2 ** (1 + Math.ceil(Math.log2(keys.length + 1)))
    this.isCountedUp = areAllBelow(keys, this.slots)
  }

  /** The row of a key, or -1. */
  find(key: number): number {
    const row = this.keys[this.next] === key ? this.next : this.rowOf(key)
    if (row >= 0) this.next = row + 1
    return row
  }

  private rowOf(key: number): number {
    this.rows ??= this.table()
    const row = (this.isCountedUp ? this.rows[key] : this.rows[this.slotOf(this.rows, key)]) ?? NONE
    return row === NONE ? -1 : row
  }

  private table(): Uint32Array {
    const { keys, isCountedUp } = this
    const rows = new Uint32Array(this.slots).fill(NONE)
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row] as number
      rows[isCountedUp ? key : this.slotOf(rows, key)] = row
    }
    return rows
  }

  /** Where the row of a key stands, or where it would stand. */
  private slotOf(rows: Uint32Array, key: number): number {
    const { keys } = this
    const last = rows.length - 1
    let slot = Math.imul(key, SPREAD) >>> (Math.clz32(last) & 31)
    while (rows[slot] !== NONE && keys[rows[slot] as number] !== key) slot = (slot + 1) & last
    return slot
  }
}

function areAllBelow(keys: Uint32Array, end: number): boolean {
  for (let row = 0; row < keys.length; row++) if ((keys[row] as number) >= end) return false
  return true
}
