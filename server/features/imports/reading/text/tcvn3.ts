/**
 * TCVN 5712:1993 in its third form (VN3, also called ABC), as the .Vn fonts have it: one byte for each letter, here as the
 * character of that number. There are no capitals with a tone: the fonts whose name ends in H draw small letters as capitals.
 */
const LEGACY = '¡¢§£¤¥¦µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ'
const UNICODE = 'ĂÂĐÊÔƠƯàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'

const LETTERS = new Map([...LEGACY].map((sign, index) => [sign, UNICODE[index] as string]))
const HIGH = /[\u0080-\uFFFF]/g
const CAPITALS = /\p{Lu}/gu
const SMALL_ASCII = /[a-z]/

/** The text in Unicode; null where a character is none of this encoding. */
export function fromTcvn3(text: string): string | null {
  let isKnown = true
  const letters = text.replace(HIGH, (sign) => {
    const letter = LETTERS.get(sign)
    if (letter === undefined && sign !== '\u00A0') isKnown = false
    return letter ?? ' '
  })
  return isKnown ? letters.replace(/\p{L}+/gu, capitalised) : null
}

/** In "NGUYÔN" the last vowel stands for a capital, though the encoding has only the small letter. */
function capitalised(word: string): string {
  const capitals = word.match(CAPITALS)?.length ?? 0
  return capitals >= 2 && !SMALL_ASCII.test(word) ? word.toUpperCase() : word
}
