/** Text as people search it. */

const COMBINING_MARKS = /\p{M}+/gu
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu

/**
 * The form in which names are compared: lower case, no diacritics, đ as d, anything else than letters and digits as
 * one space. "Phường Đông Đa", "phuong dong da" and the decomposed spelling give the same key.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(NOT_LETTER_OR_DIGIT, ' ')
    .trim()
}
