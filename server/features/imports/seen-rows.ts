const FIRST_SLOTS = 1024

/**
 * Which row of a file said something first, by a keyed hash of what it said. Of a hash eight bytes are kept, so that a
 * million rows take some fifty megabytes; two that differ share them once in many thousand files of that size.
 */
export class SeenRows {
  #low = new Uint32Array(FIRST_SLOTS)
  #high = new Uint32Array(FIRST_SLOTS)
  /** From 1, as spreadsheets number them; 0 where a slot is free. */
  #rows = new Uint32Array(FIRST_SLOTS)
  #count = 0

  /** The first row that said so: an earlier one, or the given one, which is remembered then. */
  first(hash: Buffer, row: number): number {
    if (this.#count * 2 >= this.#rows.length) this.#grow()
    const [low, high] = [hash.readUInt32LE(0), hash.readUInt32LE(4)]
    const slot = this.#slotOf(low, high)
    const earlier = this.#rows[slot] as number
    if (earlier > 0) return earlier
    this.#fill(slot, low, high, row)
    return row
  }

  /** Where a hash stands, or the free slot where it would. */
  #slotOf(low: number, high: number): number {
    const last = this.#rows.length - 1
    let slot = low & last
    while (this.#rows[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & last
    return slot
  }

  #fill(slot: number, low: number, high: number, row: number): void {
    this.#low[slot] = low
    this.#high[slot] = high
    this.#rows[slot] = row
    this.#count += 1
  }

  #grow(): void {
    const [low, high, rows] = [this.#low, this.#high, this.#rows]
    const slots = rows.length * 2
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#rows = new Uint32Array(slots)
    this.#count = 0
    for (const [old, row] of rows.entries()) {
      if (row === 0) continue
      const [lowHash, highHash] = [low[old] as number, high[old] as number]
      this.#fill(this.#slotOf(lowHash, highHash), lowHash, highHash, row)
    }
  }
}
