import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SeenRows } from '../../../../server/features/imports/seen-rows.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest()

test('the first row that said something is known, however many follow', () => {
  const seen = new SeenRows()
  const rows = Array.from({ length: 20_000 }, (_none, index) => index + 1)
  expect(rows.every((row) => seen.first(hashOf(`${row}`), row) === row)).toBe(true)
  expect(rows.every((row) => seen.first(hashOf(`${row}`), row + 50_000) === row)).toBe(true)
})

test('hashes that begin alike are two, and a row that is looked at again is its own first', () => {
  const seen = new SeenRows()
  const [one, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 7)]
  other.writeUInt32LE(1, 4)
  expect([seen.first(one, 2), seen.first(other, 3), seen.first(one, 2), seen.first(other, 9)]).toEqual([
    2, 3, 2, 3,
  ])
})
