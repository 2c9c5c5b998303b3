import { plausibilityOf, scoreOf } from '../text/syllables.ts'
import { fromTcvn3 } from '../text/tcvn3.ts'
import { fromVni } from '../text/vni.ts'

/** The encoding that a font is made for; null for fonts of Unicode. */
export type FontEncoding = 'tcvn3' | 'vni' | null

export function fontEncoding(font: string): FontEncoding {
  if (/^\.Vn/i.test(font)) return 'tcvn3'
  return /^VNI[- ]/i.test(font) ? 'vni' : null
}

const BEYOND_LATIN_1 = /[\u0100-\uFFFF]/
const HIGH = /[\u0080-\u00FF]/

/** What a cell in an old font shows; the text itself where it is Unicode already, though the font is an old one. */
export function asFontShows(text: string, encoding: FontEncoding): string {
  if (encoding === null || !HIGH.test(text) || BEYOND_LATIN_1.test(text)) return text
  const shown = encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text)
  if (shown === null) return text
  return scoreOf(plausibilityOf(shown)) >= scoreOf(plausibilityOf(text)) ? shown : text
}
