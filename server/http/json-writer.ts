/** Writes JSON as bytes, most of which are copied from pieces that were written before. */
export class JsonWriter {
  private buffer: Buffer
  private length = 0

  /** `capacity` in bytes; grows as needed. */
  constructor(capacity: number) {
    this.buffer = Buffer.allocUnsafe(capacity)
  }

  /** What has been written; valid until something else is. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.length)
  }

  add(piece: Uint8Array): this {
    if (this.length + piece.length > this.buffer.length) this.grow(piece.length)
    this.buffer.set(piece, this.length)
    this.length += piece.length
    return this
  }

  text(text: string): this {
    return this.add(Buffer.from(text))
  }

  private grow(bytes: number): void {
    const larger = Buffer.allocUnsafe(2 * (this.length + bytes))
    larger.set(this.bytes())
    this.buffer = larger
  }
}

/** The members of an object as JSON without its braces, so that others may stand beside them. */
export function membersOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value).slice(1, -1))
}
