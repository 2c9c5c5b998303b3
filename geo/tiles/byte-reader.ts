/** One field of a protocol buffer: a whole number, or the bytes of something larger. */
export interface Field {
  number: number
  value: number
  bytes: Uint8Array
}

const VARINT = 0
const EIGHT_BYTES = 1
const LENGTH_DELIMITED = 2
const FOUR_BYTES = 5
const NO_BYTES = new Uint8Array()

/**
 * The fields of a message in their order. Numbers of a fixed width are passed over with the value 0.
 * @throws RangeError where the bytes end within a field or are no protocol buffer
 */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  const reader = new NumberReader(bytes)
  while (!reader.atEnd) {
    const tag = reader.number()
    const [number, type] = [Math.floor(tag / 8), tag % 8]
    if (type === VARINT) yield { number, value: reader.number(), bytes: NO_BYTES }
    else yield { number, value: 0, bytes: reader.take(lengthOf(type, reader)) }
  }
}

function lengthOf(type: number, reader: NumberReader): number {
  if (type === LENGTH_DELIMITED) return reader.number()
  if (type === EIGHT_BYTES) return 8
  if (type === FOUR_BYTES) return 4
  throw new RangeError(`a field of type ${type} cannot be read`)
}

/** Whole numbers that stand one after the other. */
export function numbersOf(bytes: Uint8Array): number[] {
  const reader = new NumberReader(bytes)
  const numbers: number[] = []
  while (!reader.atEnd) numbers.push(reader.number())
  return numbers
}

class NumberReader {
  private place = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get atEnd(): boolean {
    return this.place >= this.bytes.length
  }

  /** A whole number from 0 on, seven bits a byte. */
  number(): number {
    let [value, worth] = [0, 1]
    for (;;) {
      const byte = this.bytes[this.place++]
      if (byte === undefined) throw new RangeError('the bytes end within a number')
      value += (byte % 128) * worth
      if (byte < 128) return value
      worth *= 128
    }
  }

  take(length: number): Uint8Array {
    const end = this.place + length
    if (end > this.bytes.length) throw new RangeError('the bytes end within a field')
    const taken = this.bytes.subarray(this.place, end)
    this.place = end
    return taken
  }
}
