import type { WordCodes } from './word-codes.ts'

/** Rows as PostgreSQL copies them in its binary format: the number of fields, then of each its length and its bytes. */
export class CopiedRows {
  private bytes: Buffer = NOTHING
  private at = 0
  private isFirst = true

  /** Goes to the row of the next message, each of which holds one; false at the end of all rows. */
  next(message: Buffer): boolean {
    this.bytes = message
    const header = this.isFirst ? SIGNATURE_BYTES + 4 + message.readInt32BE(SIGNATURE_BYTES) : 0
    this.isFirst = false
    this.at = header + 2
    return message.readInt16BE(header) !== NO_MORE_ROWS
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
