import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive, and how the archive may lie about it. */
export interface ZipEntry {
  name: string
  data: Buffer | string
  /** Kept as it is instead of packed. */
  isStored?: boolean
  /** The size unpacked, as the directory says. */
  saidSize?: number
  /** The size packed, as the directory says. */
  saidPackedSize?: number
  saidCrc?: number
  isEncrypted?: boolean
  /** Lies where this earlier entry lies, in the same bytes. */
  over?: string
}

interface Placed {
  entry: ZipEntry
  offset: number
  packed: Buffer
  size: number
  crc: number
}

/** A ZIP archive of some files, sound or not. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = []
  const placed: Placed[] = []
  let offset = 0
  for (const entry of entries) {
    const under = placed.find((other) => other.entry.name === entry.over)
    if (under) {
      placed.push({ ...under, entry })
      continue
    }
    const data = Buffer.from(entry.data)
    const packed = entry.isStored ? data : deflateRawSync(data, { level: 9 })
    const one = { entry, offset, packed, size: data.length, crc: crc32(data) }
    const local = Buffer.concat([localHeader(one), Buffer.from(entry.name), packed])
    pieces.push(local)
    placed.push(one)
    offset += local.length
  }
  const directory = Buffer.concat(
    placed.map((one) => Buffer.concat([directoryHeader(one), Buffer.from(one.entry.name)])),
  )
  return Buffer.concat([...pieces, directory, endRecord(placed.length, directory.length, offset)])
}

/** What both headers have in common, from the version to the length of the name. */
function common({ entry, packed, size, crc }: Placed): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(entry.isEncrypted ? 1 : 0, 2)
  bytes.writeUInt16LE(entry.isStored ? 0 : 8, 4)
  bytes.writeUInt32LE(entry.saidCrc ?? crc, 10)
  bytes.writeUInt32LE(entry.saidPackedSize ?? packed.length, 14)
  bytes.writeUInt32LE(entry.saidSize ?? size, 18)
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), 22)
  return bytes
}

function localHeader(one: Placed): Buffer {
  return Buffer.concat([Buffer.from('504b0304', 'hex'), common(one)])
}

function directoryHeader(one: Placed): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(one.offset, 10)
  return Buffer.concat([Buffer.from('504b01021400', 'hex'), common(one), rest])
}

function endRecord(count: number, directoryBytes: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.write('504b0506', 0, 'hex')
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(directoryBytes, 12)
  bytes.writeUInt32LE(offset, 16)
  return bytes
}
