/**
 * VNI for Windows, as the VNI- fonts have it: a letter, then a byte for its marks, here as the character of that number.
 * "Phöôøng" is "Phường".
 */

/** Marks that follow a, e, o, u, y, and the horned ô and ö. */
const TONES: Readonly<Record<string, string>> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
}
const CIRCUMFLEX = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031B'
/** Marks that follow a, e, o: a circumflex with a tone. */
const WITH_CIRCUMFLEX: Readonly<Record<string, string>> = {
  â: '',
  à: '\u0300',
  á: '\u0301',
  å: '\u0309',
  ã: '\u0303',
  ä: '\u0323',
}
/** Marks that follow a: a breve with a tone. */
const WITH_BREVE: Readonly<Record<string, string>> = {
  ê: '',
  è: '\u0300',
  é: '\u0301',
  ú: '\u0309',
  ü: '\u0303',
  ë: '\u0323',
}
/** Letters of one byte. */
const SINGLE: Readonly<Record<string, string>> = {
  ì: 'ì',
  í: 'í',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  Ì: 'Ì',
  Í: 'Í',
  Æ: 'Ỉ',
  Ó: 'Ĩ',
  Ò: 'Ị',
  Î: 'Ỵ',
  Ñ: 'Đ',
  Ô: 'Ơ',
  Ö: 'Ư',
}

/** Every pair of letter and mark, and every single letter. */
const LETTERS = new Map<string, string>(Object.entries(SINGLE))
for (const base of 'aeouyAEOUY') addPairs(base, base, TONES, '')
for (const base of 'aeoAEO') addPairs(base, base, WITH_CIRCUMFLEX, CIRCUMFLEX)
for (const base of 'aA') addPairs(base, base, WITH_BREVE, BREVE)
for (const [sign, base] of Object.entries({ ô: 'o', ö: 'u', Ô: 'O', Ö: 'U' }))
  addPairs(sign, base, TONES, HORN)

function addPairs(sign: string, base: string, marks: Readonly<Record<string, string>>, shape: string): void {
  for (const [mark, tone] of Object.entries(marks)) {
    const letter = `${base}${shape}${tone}`.normalize('NFC')
    LETTERS.set(sign + mark, letter)
    LETTERS.set(sign + mark.toUpperCase(), letter)
  }
}

/** The text in Unicode; null where a mark follows no letter that can carry it. */
export function fromVni(text: string): string | null {
  let letters = ''
  for (let at = 0; at < text.length; at++) {
    const pair = LETTERS.get(text.slice(at, at + 2))
    const sign = text[at] as string
    if (pair !== undefined && text.length > at + 1) {
      letters += pair
      at += 1
      continue
    }
    if (sign >= '\u0080' && sign !== '\u00A0' && !LETTERS.has(sign)) return null
    letters += LETTERS.get(sign) ?? sign
  }
  return letters
}
