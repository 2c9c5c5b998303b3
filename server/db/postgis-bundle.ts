import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const decompress = promisify(gunzip)
const compress = promisify(gzip)

/** Siblings of PostGIS that nobody here asks for; they are three quarters of its archive. */
const LEFT_OUT = /(^|\/)(contrib\/|postgis_(raster|topology|tiger_geocoder)-)/
const CACHE = new URL('../../node_modules/.cache/hoa-nhap/', import.meta.url)
const FASTEST = { level: 1 }

/**
 * An archive of PostGIS alone, for the embedded engine, which unpacks and compiles all that its archive holds every time
 * it opens. Made once from `whole` and kept beside the packages; where that cannot be written, `whole` itself serves.
 */
export async function postgisAlone(whole: URL): Promise<URL> {
  const { size, mtimeMs } = statSync(whole)
  const trimmed = new URL(`postgis-${size}-${Math.round(mtimeMs)}.tar.gz`, CACHE)
  if (existsSync(trimmed)) return trimmed
  const archive = await decompress(await readFile(whole))
  const bytes = await compress(withoutEntries(archive, LEFT_OUT), FASTEST)
  try {
    await mkdir(CACHE, { recursive: true })
    const draft = new URL(`${randomUUID()}.draft`, CACHE)
    await writeFile(draft, bytes)
    await rename(draft, trimmed)
    return trimmed
  } catch (error) {
    if (isRefusal(error)) return whole
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOSPC'
}

const BLOCK_BYTES = 512
const NAME_BYTES = 100
const SIZE_OFFSET = 124
const SIZE_BYTES = 12

/** A tar archive (ustar) without the entries whose name matches. */
export function withoutEntries(archive: Buffer, leftOut: RegExp): Buffer {
  const kept = entries(archive).filter(({ name }) => !leftOut.test(name))
  const parts = kept.map(({ start, end }) => archive.subarray(start, end))
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK_BYTES)])
}

/**
 * What a tar archive (ustar) keeps under a name that ends so.
 * @throws RangeError when it keeps nothing of that name
 */
export function contentOf(archive: Buffer, nameEnd: string): Buffer {
  const entry = entries(archive).find(({ name }) => name.endsWith(nameEnd))
  if (!entry) throw new RangeError(`the archive has no ${nameEnd}`)
  const first = entry.start + BLOCK_BYTES
  return archive.subarray(first, first + contentBytes(archive, entry.start))
}

interface Entry {
  name: string
  /** Where its header begins, and where the next one does. */
  start: number
  end: number
}

function entries(archive: Buffer): Entry[] {
  const found: Entry[] = []
  let start = 0
  while (start < archive.length && archive[start] !== 0) {
    const end = start + entryBytes(archive, start)
    found.push({ name: textAt(archive, start, NAME_BYTES), start, end })
    start = end
  }
  return found
}

/** Length of an entry with its header, in whole blocks. */
function entryBytes(archive: Buffer, start: number): number {
  return BLOCK_BYTES * (1 + Math.ceil(contentBytes(archive, start) / BLOCK_BYTES))
}

function contentBytes(archive: Buffer, start: number): number {
  return Number.parseInt(textAt(archive, start + SIZE_OFFSET, SIZE_BYTES), 8)
}

/** A text that ends with a zero byte, or fills its field. */
function textAt(archive: Buffer, start: number, length: number): string {
  return archive.toString('utf8', start, start + length).split('\0')[0] ?? ''
}
