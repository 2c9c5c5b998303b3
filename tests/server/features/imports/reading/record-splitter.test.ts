import { expect, test } from 'vitest'
import { RecordSplitter } from '../../../../../server/features/imports/reading/delimited/record-splitter.ts'

const TEXT = 'a,"b ""x"",\r\ny",c\r\n\r\nd,e"f,\ng\rh,"i"'
const RECORDS = [['a', 'b "x",\r\ny', 'c'], [''], ['d', 'e"f', ''], ['g'], ['h', 'i']]

test('a text gives the same records wherever it is cut, in two or three pieces', () => {
  for (let first = 0; first <= TEXT.length; first++) {
    for (let second = first; second <= TEXT.length; second++) {
      const splitter = new RecordSplitter(',', 1000)
      const pieces = [TEXT.slice(0, first), TEXT.slice(first, second), TEXT.slice(second)]
      expect([...pieces.flatMap((piece) => splitter.add(piece)), ...splitter.end()]).toEqual(RECORDS)
    }
  }
})

test('a quotation mark that is not closed, and a record beyond the limit, are refused', () => {
  const open = new RecordSplitter(',', 1000)
  open.add('a,"b\n')
  expect(() => open.end()).toThrow(expect.objectContaining({ code: 'broken_csv' }))
  expect(() => new RecordSplitter(',', 10).add('a'.repeat(11))).toThrow(
    expect.objectContaining({ code: 'broken_csv' }),
  )
})
