import { FoldedText } from './folded-text.ts'
import { LetterTable } from './letter-table.ts'

const table = new LetterTable()
const reader = new FoldedText()
for (const name of ['Việt Nam', 'VN', 'CHXHCN Việt Nam']) table.add(reader.read(name), 0, reader.length)
table.close()

const MOST_WORDS = 3

/** Forgets the name of the country at the end of a text. */
export function dropCountry(text: FoldedText): void {
  for (let words = Math.min(MOST_WORDS, text.wordCount); words > 0; words--) {
    const from = text.starts[text.wordCount - words] as number
    if (table.find(text, from, text.ends[text.wordCount - 1] as number) < 0) continue
    text.dropLastWords(words)
    return
  }
}
