import type { WordCodes } from './word-codes.ts'

/**
 * One row after the other as PostgreSQL copies them in its binary format: the number of fields, then of each its length and
 * its bytes.
 */
export class CopiedRows {
  private bytes: Buffer = NOTHING
  private at = 0
  private isFirst = true

  /** Goes to the row from `at` up to, but not including, `end`; false where there is none. */
  next(bytes: Buffer, at: number, end: number): boolean {
    this.bytes = bytes
    const start = this.isFirst ? at + SIGNATURE_BYTES + 4 + bytes.readInt32BE(at + SIGNATURE_BYTES) : at
    this.isFirst = false
    this.at = start + 2
    return start < end && bytes.readInt16BE(start) !== NO_MORE_ROWS
  }

  /** The next field, of type int or bigint: a whole number below 2^53. */
  whole(): number | null {
    const length = this.length()
    if (length < 0) return null
    this.at += length
    const low = this.bytes.readInt32BE(this.at - 4)
    return length === 4 ? low : this.bytes.readInt32BE(this.at - 8) * 2 ** 32 + (low >>> 0)
  }

  /** The next field, of type double precision. */
  real(): number | null {
    if (this.length() < 0) return null
    this.at += 8
    return this.bytes.readDoubleBE(this.at - 8)
  }

  /** The next field, of type text: its place in a closed list, null also for what is not in it. */
  code(list: WordCodes): number | null {
    const length = this.length()
    if (length < 0) return null
    this.at += length
    return list.codeOf(this.bytes, this.at - length, this.at)
  }

  private length(): number {
    this.at += 4
    return this.bytes.readInt32BE(this.at - 4)
  }
}

const NOTHING = Buffer.alloc(0)
/** Eleven bytes and flags; how many bytes follow in the header stands behind. */
const SIGNATURE_BYTES = 15
const NO_MORE_ROWS = -1
