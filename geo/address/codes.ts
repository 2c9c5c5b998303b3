import type { AddressIndex } from './address-index.ts'
import type { FoldedText } from './folded-text.ts'
import { FIRST_DIGIT } from './letters.ts'

const CODE_LENGTH = 5
const ZERO = '0'.charCodeAt(0)

/** Adds the communes whose codes a text holds: numbers of five digits. */
export function addCodesIn(text: FoldedText, index: AddressIndex, communes: Set<number>): void {
  for (let word = 0; word < text.wordCount; word++) {
    if (text.wordLength(word) !== CODE_LENGTH || !text.isNumber(word)) continue
    const from = text.starts[word] as number
    const digits = text.letters.subarray(from, from + CODE_LENGTH)
    const code = String.fromCharCode(...digits.map((digit) => digit - FIRST_DIGIT + ZERO))
    for (const unit of index.communesByCode.get(code) ?? []) communes.add(unit)
  }
}
