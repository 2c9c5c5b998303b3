import type { WordCodes } from './word-codes.ts'

/**
 * One row after the other as PostgreSQL copies them in its binary format: the number of fields, then of each its length and
 * its bytes.
 */
export class CopiedRows {
  private bytes: Buffer = NOTHING
  private view = viewOf(NOTHING)
  private at = 0
  private isFirst = true

  /** The next rows lie among these bytes. */
  readFrom(bytes: Buffer): void {
    this.bytes = bytes
    this.view = viewOf(bytes)
  }

  /** Goes to the row from `at` up to, but not including, `end`; false where there is none. */
  next(at: number, end: number): boolean {
    const start = this.isFirst ? at + SIGNATURE_BYTES + 4 + this.view.getInt32(at + SIGNATURE_BYTES) : at
    this.isFirst = false
    this.at = start + 2
    return start < end && this.view.getInt16(start) !== NO_MORE_ROWS
  }

  /** The next field, of type int or bigint: a whole number below 2^53. */
  whole(): number | null {
    const length = this.length()
    if (length < 0) return null
    this.at += length
    const low = this.view.getInt32(this.at - 4)
    return length === 4 ? low : this.view.getInt32(this.at - 8) * 2 ** 32 + (low >>> 0)
  }

  /** The next field, of type double precision. */
  real(): number | null {
    if (this.length() < 0) return null
    this.at += 8
    return this.view.getFloat64(this.at - 8)
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
    return this.view.getInt32(this.at - 4)
  }
}

/** Numbers stand with their highest byte first, which is how a view reads them. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView =>
  new DataView(buffer, byteOffset, byteLength)

const NOTHING = Buffer.alloc(0)
/** Eleven bytes and flags; how many bytes follow in the header stands behind. */
const SIGNATURE_BYTES = 15
const NO_MORE_ROWS = -1
