import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FoldedText } from '../../../geo/address/folded-text.ts'
import { LetterTable } from '../../../geo/address/letter-table.ts'
import { NearTable } from '../../../geo/address/near-table.ts'
import { areNear } from '../../support/address-truth.ts'

const SHORTEST = 4

/** Few letters, so that words resemble each other and repeat letters. */
const anyWord = (minLength: number) =>
  fc.array(fc.constantFrom(...'abcn'), { minLength, maxLength: 13 }).map((letters) => letters.join(''))
const anyWords = fc.uniqueArray(anyWord(SHORTEST), { minLength: 1, maxLength: 60 })

const text = new FoldedText()

function tableOf(words: readonly string[]): LetterTable {
  const table = new LetterTable()
  for (const word of words) table.add(text.read(word), 0, text.length)
  return table.close()
}

describe('words at one error of a letter', () => {
  test('are those that a comparison of all words finds', () => {
    const check = (words: string[], written: string) => {
      const table = new NearTable(tableOf(words).words, SHORTEST)
      const found = table.find(text.read(written), 0, text.length).map((number) => words[number])
      const expected = words.filter((word) => word !== written && areNear(word, written))
      expect(found.toSorted()).toEqual(expected.toSorted())
    }
    fc.assert(fc.property(anyWords, anyWord(SHORTEST - 1), check), { numRuns: 2000 })
  })

  test('are found wherever the error is', () => {
    const check = (word: string, place: number, letter: string) => {
      const at = place % word.length
      const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at]}${word.slice(at + 2)}`
      const forms = [
        word.slice(0, at) + letter + word.slice(at),
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + letter + word.slice(at + 1),
        swapped,
      ]
      const table = new NearTable(tableOf([word]).words, SHORTEST)
      for (const form of forms) {
        const found = table.find(text.read(form), 0, text.length)
        expect(found.length).toBe(form === word ? 0 : 1)
      }
    }
    const anyLetter = fc.constantFrom(...'abcnz')
    fc.assert(fc.property(anyWord(SHORTEST), fc.nat(), anyLetter, check), { numRuns: 1000 })
  })
})

test('a table never denies the beginning of one of its words', () => {
  const check = (words: string[]) => {
    const table = tableOf(words)
    for (const [number, word] of words.entries()) {
      text.read(word)
      expect(table.find(text, 0, text.length)).toBe(number)
      for (let end = 1; end <= text.length; end++) expect(table.mayBegin(text, 0, end)).toBe(true)
    }
  }
  fc.assert(fc.property(anyWords, check))
})
