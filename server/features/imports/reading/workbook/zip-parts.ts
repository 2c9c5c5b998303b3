import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { LIMITS } from '../limits.ts'
import { UploadRefused } from '../refusals.ts'
import { refuseWhenSpent } from '../spent.ts'

const LOCAL_HEADER_BYTES = 30
const ENCRYPTED = 0x1
const TOO_MANY_BYTES = /too many bytes/

/** The parts of a workbook by name. Nothing is unpacked before the directory of the whole archive was found harmless. */
export class ZipParts {
  private readonly zip: ZipFile
  private readonly entries: Map<string, Entry>

  private constructor(zip: ZipFile, entries: Map<string, Entry>) {
    this.zip = zip
    this.entries = entries
  }

  /** @throws UploadRefused broken_zip, zip_bomb, encrypted */
  static async open(path: string): Promise<ZipParts> {
    const zip = await unlessBroken(
      openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false }),
    )
    const entries = new Map<string, Entry>()
    try {
      if (zip.entryCount > LIMITS.parts) throw new UploadRefused('zip_bomb')
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase()
        // Two parts of one name: programs disagree on which of them counts.
        if (entries.has(name)) throw new UploadRefused('broken_zip')
        entries.set(name, entry)
      }
    } catch (error) {
      zip.close()
      throw error instanceof UploadRefused ? error : new UploadRefused('broken_zip')
    }
    const parts = new ZipParts(zip, entries)
    parts.refuseBombs()
    return parts
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  /** Unpacked, as the directory says; a part that is longer is refused when it is read. */
  size(name: string): number {
    return this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0
  }

  /** The bytes of a part, as they are unpacked. @throws UploadRefused broken_zip, zip_bomb, broken_workbook */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) throw new UploadRefused('broken_workbook')
    let sum = 0
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        refuseWhenSpent()
        sum = crc32(chunk, sum)
        yield chunk
      }
    } catch (error) {
      throw asRefusal(error)
    }
    if (sum !== entry.crc32) throw new UploadRefused('broken_zip')
  }

  close(): void {
    this.zip.close()
  }

  private refuseBombs(): void {
    const all = [...this.entries.values()]
    if (all.some((entry) => (entry.generalPurposeBitFlag & ENCRYPTED) !== 0))
      throw new UploadRefused('encrypted')
    const unpacked = all.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (unpacked > LIMITS.textBytes || all.some(isTooDense) || overlap(all))
      throw new UploadRefused('zip_bomb')
  }
}

function isTooDense({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio
}

/** Parts that lie over each other let a few bytes be unpacked many times. */
function overlap(entries: readonly Entry[]): boolean {
  const spans = entries
    .map((entry) => ({
      from: entry.relativeOffsetOfLocalHeader,
      to: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize,
    }))
    .sort((a, b) => a.from - b.from)
  return spans.some((span, index) => index > 0 && span.from < (spans[index - 1] as typeof span).to)
}

async function unlessBroken<T>(opened: Promise<T>): Promise<T> {
  try {
    return await opened
  } catch {
    throw new UploadRefused('broken_zip')
  }
}

function asRefusal(error: unknown): Error {
  if (error instanceof UploadRefused) return error
  const lies = error instanceof Error && TOO_MANY_BYTES.test(error.message)
  return new UploadRefused(lies ? 'zip_bomb' : 'broken_zip')
}
