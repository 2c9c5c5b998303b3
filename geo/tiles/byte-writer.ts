/** Writes fields of protocol buffers into bytes that grow as needed. */
export class ByteWriter {
  private buffer: Uint8Array
  private length = 0

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity)
  }

  /** What has been written; valid until something else is. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  /** A whole number from 0 on, seven bits a byte. */
  numberField(field: number, value: number): void {
    this.varint(field * 8)
    this.varint(value)
  }

  /** A few whole numbers from 0 on, packed. */
  numbersField(field: number, values: readonly number[]): void {
    this.varint(field * 8 + LENGTH_DELIMITED)
    this.varint(values.reduce((sum, value) => sum + sizeOf(value), 0))
    for (const value of values) this.varint(value)
  }

  textField(field: number, text: string): void {
    this.bytesField(field, new TextEncoder().encode(text))
  }

  bytesField(field: number, bytes: Uint8Array): void {
    this.varint(field * 8 + LENGTH_DELIMITED)
    this.varint(bytes.length)
    this.makeRoom(bytes.length)
    this.buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  private varint(value: number): void {
    this.makeRoom(MOST_VARINT_BYTES)
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.buffer[this.length++] = (rest % 128) + 128
    this.buffer[this.length++] = rest
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return
    const larger = new Uint8Array(2 * (this.length + bytes))
    larger.set(this.bytes())
    this.buffer = larger
  }
}

const LENGTH_DELIMITED = 2
const MOST_VARINT_BYTES = 10

function sizeOf(value: number): number {
  let size = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}
