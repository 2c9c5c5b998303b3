/**
 * Whether words can be Vietnamese. Every Vietnamese word is one syllable of a closed form: an onset, a nucleus with one tone
 * at most, a coda; before -c, -ch, -p and -t only two of the tones are possible. Other texts seldom look so by accident.
 */
const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?'
const OPEN =
  '(?:a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|iêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|yêu|uao)'
const CLOSED = '(?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|iê|oa|oă|oe|oo|uâ|uê|uô|ươ|uy|uyê|yê)'
const SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN}|${CLOSED}(?:ng|nh|m|n))$`)
const STOPPED_SYLLABLE = new RegExp(`^${ONSET}${CLOSED}(?:ch|c|p|t|k)$`)

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const STOPPED_TONES = ['', '\u0301', '\u0323']
const WORDS = /\p{L}[\p{L}\p{M}]*/gu
const BEYOND_ASCII = /[^\p{ASCII}]/u

/** Words that stand in every register: names of people, of units, of columns. */
const FREQUENT = new Set(
  (
    'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý văn thị hữu đức thành quốc ngọc minh hòa hoà bình họ và tên năm sinh ngày tháng ' +
    'địa chỉ phường xã quận huyện tỉnh phố thôn tổ ấp đường số điện thoại giới tính nữ định quyết sơn hải phú mỹ vĩnh lập hồ sơ ghi chú'
  ).split(' '),
)

/** How many words with letters beyond ASCII can be Vietnamese, cannot, and are frequent in registers. */
export interface Plausibility {
  plausible: number
  implausible: number
  frequent: number
}

export function plausibilityOf(text: string): Plausibility {
  const result = { plausible: 0, implausible: 0, frequent: 0 }
  for (const [word] of text.normalize('NFC').matchAll(WORDS)) {
    if (!BEYOND_ASCII.test(word)) continue
    if (isSyllable(word)) result.plausible += 1
    else result.implausible += 1
    if (FREQUENT.has(word.toLowerCase())) result.frequent += 1
  }
  return result
}

/** The share of plausible words, with a little more for frequent ones, from 0 to 1.5; 0 where there are no such words. */
export function scoreOf({ plausible, implausible, frequent }: Plausibility): number {
  const words = plausible + implausible
  return words === 0 ? 0 : (plausible + frequent / 2) / words
}

/** Whether a word is a Vietnamese syllable, written small, with a first capital, or all in capitals. */
export function isSyllable(word: string): boolean {
  const lower = word.toLowerCase()
  const firstCapital = lower.charAt(0).toUpperCase() + lower.slice(1)
  if (word !== lower && word !== firstCapital && word !== word.toUpperCase()) return false
  const decomposed = lower.normalize('NFD')
  const tones = decomposed.match(TONES) ?? []
  if (tones.length > 1) return false
  const letters = decomposed.replace(TONES, '').normalize('NFC')
  return SYLLABLE.test(letters) || (STOPPED_SYLLABLE.test(letters) && STOPPED_TONES.includes(tones[0] ?? ''))
}
