import type { AddressIndex } from './address-index.ts'
import { FoldedText } from './folded-text.ts'
import { LetterTable } from './letter-table.ts'

/** Units' words that are often written without a space before the name: "TPBiên Hòa", "phườngTân Phong". */
const GLUED = [
  'phường',
  'quận',
  'huyện',
  'thị trấn',
  'thị xã',
  'thành phố',
  'tỉnh',
  'đường',
  'tp',
  'tx',
  'tt',
]

const reader = new FoldedText()
const table = new LetterTable()
for (const word of GLUED) table.add(reader.read(word), 0, reader.length)
table.close()

const LENGTHS = [...new Set(table.words.map(({ length }) => length))].sort((a, b) => b - a)
const SHORTEST_REST = 2

/** Cuts a unit's word off a word that no name has, where what is left begins a name. */
export function cutGluedWords(text: FoldedText, index: AddressIndex): void {
  for (let word = 0; word < text.wordCount; word++) {
    const from = text.starts[word] as number
    const to = text.ends[word] as number
    if (text.isNumber(word) || isKnown(text, index, from, to)) continue
    const length = LENGTHS.find(
      (letters) =>
        to - from >= letters + SHORTEST_REST &&
        table.find(text, from, from + letters) >= 0 &&
        isKnown(text, index, from + letters, to),
    )
    if (length !== undefined) text.cutWord(word, from + length)
  }
}

function isKnown(text: FoldedText, index: AddressIndex, from: number, to: number): boolean {
  return index.vocabulary.find(text, from, to) >= 0 || index.names.find(text, from, to) >= 0
}
