/**
 * Damaged Vietnamese text. None of the patterns fits a correctly written Vietnamese or English name:
 * they need letters that neither language has, or symbols in the middle of a word.
 */
const FAULTS: { name: string; pattern: RegExp }[] = [
  { name: 'a character that could not be read (U+FFFD)', pattern: /\uFFFD/ },
  {
    // UTF-8 read as Windows-1252 and saved again: "Phường" becomes "PhÆ°á»ng".
    name: 'UTF-8 that was encoded twice',
    pattern: /[ÄÅÆ][\u0080-\u00BF‘ƒ‚„…†‡ˆ‰]|á[º»]|[ÃÂ][\u0080-\u009F\u00A1-\u00A9\u00AA-\u00BF]|â€/,
  },
  {
    // TCVN3 (ABC) bytes read as Latin-1: "Phường" becomes "Ph­êng", "đ" becomes "®".
    name: 'TCVN3 (ABC)',
    pattern: /\p{L}[¨©ª«¬\u00ADµ¶·¸¹»¼½¾]\p{L}|®\p{Ll}|\p{Ll}[µ¶¸¹¨©¬\u00AD](?!\p{L})/u,
  },
  {
    // VNI read as Latin-1: "Phường" becomes "Phöôøng", "đ" becomes "ñ".
    name: 'VNI',
    pattern: /[aeouyôöAEOUYÔÖ][øåäØÅÄ]|[öÖ][ôÔ]|[öÖ][ùï]|ñ[oaöô][øùûïäåà]/,
  },
]

/** What the text looks like when it is damaged, or null when it looks sound. */
export function textFault(text: string): string | null {
  return FAULTS.find((fault) => fault.pattern.test(text))?.name ?? null
}

/** Whether the text holds a control character, which no name, address or code needs. */
export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
