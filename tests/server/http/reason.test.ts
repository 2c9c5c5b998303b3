import { expect, test } from 'vitest'
import { Problem } from '../../../server/http/problems.ts'
import { readReason } from '../../../server/http/reason.ts'

const asking = (header: string | undefined) => ({ get: () => header }) as Parameters<typeof readReason>[0]

test.each([
  ['Xác minh nơi cư trú', 'Xác minh nơi cư trú'],
  ['  12345  ', '12345'],
  // Composed and decomposed marks are one reason.
  ['Tiếp nhận hồ sơ'.normalize('NFD'), 'Tiếp nhận hồ sơ'],
  ['á'.repeat(200), 'á'.repeat(200)],
])('reads %j', (text, read) => {
  expect(readReason(asking(encodeURIComponent(text)))).toBe(read)
})

test.each([
  ['nothing', undefined],
  ['nothing but blanks', '%20%20%20%20%20%20'],
  ['four characters', '%C3%A1bcd'],
  ['201 characters', 'a'.repeat(201)],
  ['what is no UTF-8', '%E0%A4%A'],
  ['bytes that are no text', '%FF%FE%FD%FC%FB'],
])('asks for a reason when there is %s', (_what, header) => {
  expect(() => readReason(asking(header))).toThrow(Problem)
  expect(() => readReason(asking(header))).toThrow(/reason_required/)
})
