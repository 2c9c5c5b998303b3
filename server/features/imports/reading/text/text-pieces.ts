import type { Encoding } from '../types.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

/** Bytes as text, piece by piece. TCVN3 and VNI stay one character a byte: `cellDecoder` reads them cell by cell. */
export async function* textPieces(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  markLength: number,
): AsyncGenerator<string> {
  const decoder = pieceDecoder(encoding)
  let toSkip = markLength
  for await (const chunk of chunks) {
    const skipped = Math.min(toSkip, chunk.length)
    toSkip -= skipped
    yield decoder.decode(chunk.subarray(skipped))
  }
  yield decoder.end()
}

interface PieceDecoder {
  decode(chunk: Buffer): string
  end(): string
}

function pieceDecoder(encoding: Encoding): PieceDecoder {
  // The decoder of that name reads 0x80 to 0x9F as other signs, which would be lost to the tables.
  if (encoding === 'tcvn3' || encoding === 'vni') {
    return { decode: (chunk) => chunk.toString('latin1'), end: () => '' }
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

/** What makes Unicode of a cell in an old encoding; U+FFFD stands where a word could not be read. */
export function cellDecoder(encoding: Encoding): (cell: string) => string {
  if (encoding === 'tcvn3') return (cell) => wordByWord(cell, fromTcvn3)
  if (encoding === 'vni') return (cell) => wordByWord(cell, fromVni)
  return (cell) => cell
}

function wordByWord(cell: string, decode: (text: string) => string | null): string {
  const whole = decode(cell)
  if (whole !== null) return whole
  return cell
    .split(/(\s+)/)
    .map((word) => decode(word) ?? '\uFFFD')
    .join('')
}
