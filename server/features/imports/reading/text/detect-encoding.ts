import { isUtf8 } from 'node:buffer'
import { UploadRefused } from '../refusals.ts'
import type { Encoding } from '../types.ts'
import { plausibilityOf, scoreOf } from './syllables.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

export interface DetectedEncoding {
  encoding: Encoding
  /** Bytes of the mark at the beginning that names the encoding. */
  markLength: number
}

/** What of a file was seen: enough to tell its encoding, however long it is. */
interface Evidence {
  start: Buffer
  isUtf8: boolean
  bytes: number
  zerosAtEven: number
  zerosAtOdd: number
  /** Words with bytes above 0x7F, one character a byte. */
  words: string[]
  wordLength: number
}

type LegacyEncoding = Extract<Encoding, 'windows-1258' | 'tcvn3' | 'vni'>

const MOST_WORD_CHARACTERS = 100_000
/** Zero bytes beyond this share are no accident of an old program. */
const MOST_ZEROS = 0.001
const LEAST_ZEROS_OF_UTF_16 = 0.1
/** A word may be a foreign name: four of five have to be Vietnamese. */
const LEAST_SCORE = 0.8
const LEAST_LEAD = 0.1
const WORDS = /[A-Za-z\u0080-\u00FF]+/g
const BEYOND_ASCII = /[\u0080-\u00FF]/
const LONGEST_WORD = 40

const DECODERS: Record<LegacyEncoding, (latin1: string) => string | null> = {
  'windows-1258': fromWindows1258,
  tcvn3: fromTcvn3,
  vni: fromVni,
}

/**
 * The encoding of a text, by its mark or by the patterns of all its bytes.
 * @throws UploadRefused not_a_spreadsheet when it is no text, wrong_encoding when no encoding or more than one fits
 */
export async function detectEncoding(chunks: AsyncIterable<Buffer>): Promise<DetectedEncoding> {
  const evidence = await evidenceIn(chunks)
  const marked = byMark(evidence)
  if (marked) return marked
  const zeros = evidence.zerosAtEven + evidence.zerosAtOdd
  if (zeros > 0) {
    const wide = asUtf16(evidence)
    if (wide) return { encoding: wide, markLength: 0 }
    if (zeros > Math.max(2, evidence.bytes * MOST_ZEROS)) throw new UploadRefused('not_a_spreadsheet')
  }
  return { encoding: evidence.isUtf8 ? 'utf-8' : legacyEncoding(evidence.words.join(' ')), markLength: 0 }
}

async function evidenceIn(chunks: AsyncIterable<Buffer>): Promise<Evidence> {
  const evidence: Evidence = {
    start: Buffer.alloc(0),
    isUtf8: true,
    bytes: 0,
    zerosAtEven: 0,
    zerosAtOdd: 0,
    words: [],
    wordLength: 0,
  }
  const utf8 = new Utf8Check()
  for await (const chunk of chunks) {
    if (evidence.bytes === 0) evidence.start = Buffer.from(chunk.subarray(0, 4))
    countZeros(chunk, evidence)
    if (evidence.wordLength < MOST_WORD_CHARACTERS) collectWords(chunk, evidence)
    utf8.add(chunk)
    evidence.bytes += chunk.length
  }
  evidence.isUtf8 = utf8.isSound()
  return evidence
}

const MARKS: Partial<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
}

/** An encoding that somebody says, with the mark that stands before such a text, if it does. */
export async function saidEncoding(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): Promise<DetectedEncoding> {
  const mark = MARKS[encoding] ?? []
  for await (const chunk of chunks) {
    const isMarked = mark.every((byte, at) => chunk[at] === byte)
    return { encoding, markLength: isMarked ? mark.length : 0 }
  }
  return { encoding, markLength: 0 }
}

/** Whether bytes that come in pieces are UTF-8. */
class Utf8Check {
  private rest: Buffer = Buffer.alloc(0)
  private sound = true

  add(chunk: Buffer): void {
    if (!this.sound) return
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk
    const end = wholeCharacters(bytes)
    this.sound = isUtf8(bytes.subarray(0, end))
    this.rest = Buffer.from(bytes.subarray(end))
  }

  isSound(): boolean {
    return this.sound && this.rest.length === 0
  }
}

/** Where the last character that is complete ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function countZeros(chunk: Buffer, evidence: Evidence): void {
  for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
    if ((evidence.bytes + at) % 2 === 0) evidence.zerosAtEven += 1
    else evidence.zerosAtOdd += 1
  }
}

function collectWords(chunk: Buffer, evidence: Evidence): void {
  for (const [word] of chunk.toString('latin1').matchAll(WORDS)) {
    if (word.length > LONGEST_WORD || !BEYOND_ASCII.test(word)) continue
    evidence.words.push(word)
    evidence.wordLength += word.length
    if (evidence.wordLength >= MOST_WORD_CHARACTERS) return
  }
}

function byMark({ start, isUtf8: isSound }: Evidence): DetectedEncoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  if (start[0] !== 0xef || start[1] !== 0xbb || start[2] !== 0xbf) return null
  if (!isSound) throw new UploadRefused('wrong_encoding')
  return { encoding: 'utf-8', markLength: 3 }
}

/** Delimiters, digits and plain letters have a zero byte on one side only. */
function asUtf16({ bytes, zerosAtEven, zerosAtOdd }: Evidence): 'utf-16le' | 'utf-16be' | null {
  if (bytes % 2 !== 0) return null
  const [fewer, more] = [Math.min(zerosAtEven, zerosAtOdd), Math.max(zerosAtEven, zerosAtOdd)]
  if (more < (bytes / 2) * LEAST_ZEROS_OF_UTF_16 || fewer > more / 20) return null
  return zerosAtOdd > zerosAtEven ? 'utf-16le' : 'utf-16be'
}

/** The encoding in which the words are Vietnamese. */
function legacyEncoding(words: string): LegacyEncoding {
  const scores = (Object.keys(DECODERS) as LegacyEncoding[])
    .map((encoding) => ({ encoding, score: scoreIn(encoding, words) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]]
  if (first.score >= LEAST_SCORE && first.score - second.score >= LEAST_LEAD) return first.encoding
  throw new UploadRefused('wrong_encoding')
}

/** Word by word: a damaged one does not spoil the others. */
function scoreIn(encoding: LegacyEncoding, words: string): number {
  let known = 0
  const all = words.split(' ')
  const decoded = all.map((word) => {
    const text = DECODERS[encoding](word)
    if (text !== null) known += 1
    return text ?? ''
  })
  return scoreOf(plausibilityOf(decoded.join(' '))) * (known / all.length)
}

function fromWindows1258(latin1: string): string {
  return new TextDecoder('windows-1258').decode(Buffer.from(latin1, 'latin1')).normalize('NFC')
}
