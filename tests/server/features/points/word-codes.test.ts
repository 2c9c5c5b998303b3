import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordCodes } from '../../../../server/features/points/word-codes.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '_', 'z'), maxLength: 6 })

test('a word among bytes has its place in the list, and none when it is not in the list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, word, word, (words, before, asked, after) => {
      const bytes = Buffer.from(before + asked + after, 'latin1')
      const code = new WordCodes(words).codeOf(bytes, before.length, before.length + asked.length)
      expect(code).toBe(words.includes(asked) ? words.indexOf(asked) : null)
    }),
  )
})

test('words of one hash are told apart', () => {
  const words = ['aab', 'abC', 'bBb', 'Aab']
  const [one, other] = ['Aa', 'BB']
  const codes = new WordCodes([...words, one, other])
  expect(codes.codeOf(Buffer.from(one), 0, 2)).toBe(4)
  expect(codes.codeOf(Buffer.from(other), 0, 2)).toBe(5)
  expect(codes.codeOf(Buffer.from('C#'), 0, 2)).toBeNull()
})
