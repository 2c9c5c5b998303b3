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

  /** A whole number from 0 on, seven bits a byte. */
  numberField(field: number, value: number): void {
    this.number(field * 8)
    this.number(value)
  }

  textField(field: number, text: string): void {
    this.bytesField(field, UTF8.encode(text))
  }

  bytesField(field: number, bytes: Uint8Array): void {
    this.beginField(field, bytes.length)
    this.makeRoom(bytes.length)
    this.buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Begins a field whose content, of so many bytes, is what is written next. */
  beginField(field: number, bytes: number): void {
    this.number(field * 8 + LENGTH_DELIMITED)
    this.number(bytes)
  }

  /** A whole number from 0 on without a field of its own. */
  number(value: number): void {
    if (this.length + MOST_VARINT_BYTES > this.buffer.length) this.makeRoom(MOST_VARINT_BYTES)
    if (value < 128) {
      this.buffer[this.length++] = value
      return
    }
    let rest = value
    for (; rest >= BITWISE_END; rest = Math.floor(rest / 128)) this.buffer[this.length++] = (rest % 128) + 128
    for (; rest >= 128; rest >>>= 7) this.buffer[this.length++] = (rest & 127) | 128
    this.buffer[this.length++] = rest
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return
    const larger = new Uint8Array(2 * (this.length + bytes))
    larger.set(this.bytes())
    this.buffer = larger
  }
}

const UTF8 = new TextEncoder()
const LENGTH_DELIMITED = 2
const MOST_VARINT_BYTES = 10
/** Smaller numbers can be shifted. */
const BITWISE_END = 2 ** 31

/** How many bytes a whole number from 0 on takes. */
export function bytesOfNumber(value: number): number {
  if (value < 128) return 1
  let bytes = 1
  let rest = value
  for (; rest >= BITWISE_END; rest = Math.floor(rest / 128)) bytes++
  for (; rest >= 128; rest >>>= 7) bytes++
  return bytes
}
