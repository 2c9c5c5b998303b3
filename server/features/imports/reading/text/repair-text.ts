import { plausibilityOf, scoreOf } from './syllables.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

/** A text that was read in the wrong encoding, as it was meant. */
export interface Repair {
  from: 'utf-8' | 'tcvn3' | 'vni'
  text: string
}

const LATIN_1 = /[\u0080-\u00FF]/
/** Letters and marks that only Unicode has: no text with one of them was read in the wrong encoding. */
const ONLY_UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0-\u01B0\u1EA0-\u1EF9]|\p{M}/u
/** What Windows shows for the bytes from 0x80 to 0x9F, in their order; U+FFFD where it has nothing. */
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'
const BYTE_OF = new Map([...WINDOWS_1252].map((sign, index) => [sign, 0x80 + index] as const))
const LEGACY = { tcvn3: fromTcvn3, vni: fromVni } as const

/**
 * The text as it was meant, where it shows that its bytes were read in the wrong encoding: UTF-8 read as Windows-1252
 * ("NguyÃªn"), or an old font's letters that stand there as they are ("NguyÔn", "Nguyeãn"). Null where it looks sound.
 */
export function repairText(text: string): Repair | null {
  if (ONLY_UNICODE.test(text) || !LATIN_1.test(text)) return null
  const twice = fromDoubleUtf8(text)
  if (twice !== null) return { from: 'utf-8', text: twice.normalize('NFC') }
  const before = plausibilityOf(text)
  const hasSigns = /[\u00A1-\u00BF\u00D7\u00F7]/.test(text)
  if (before.implausible === 0 && !hasSigns) return null
  return legacyRepair(text, scoreOf(before))
}

/** Every word must read better, and as Vietnamese, or the text may be of another language. */
function legacyRepair(text: string, scoreBefore: number): Repair | null {
  let best: Repair | null = null
  let bestScore = Math.max(scoreBefore, 0.99)
  for (const from of ['tcvn3', 'vni'] as const) {
    const converted = LEGACY[from](text)
    if (converted === null || converted === text) continue
    const score = scoreOf(plausibilityOf(converted))
    if (score <= bestScore) continue
    best = { from, text: converted }
    bestScore = score
  }
  return best
}

/** A sign that begins a character in UTF-8 before one that goes on with it, as Windows shows them. */
const BEGINS_UTF_8 = /[\u00C2-\u00F4](?![\0-\u007F]|$)/

function fromDoubleUtf8(text: string): string | null {
  if (!BEGINS_UTF_8.test(text)) return null
  const bytes = [...text].map(byteOf)
  if (bytes.includes(-1)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function byteOf(sign: string): number {
  const code = sign.codePointAt(0) as number
  return code < 0x100 ? code : (BYTE_OF.get(sign) ?? -1)
}
