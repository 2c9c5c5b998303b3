import { expect, test } from 'vitest'
import { CHOICES } from '../../../../server/features/imports/reading/choices.ts'
import { KINDS } from '../../../../server/features/imports/reading/fields.ts'
import { readField } from '../../../../server/features/imports/reading/read-field.ts'
import { rememberingReader } from '../../../../server/features/imports/remember-readings.ts'

const CONTEXT = { today: '2026-11-23', lists: CHOICES }
const CELLS = ['1', 1, '01/03/2026', 'Nam', 'Đang tìm việc', '0912 345 678', '?', null, 'NguyÃªn Văn A']

test('what is remembered of a cell is what its field makes of it, field by field, a number apart from its digits', () => {
  const read = rememberingReader()
  for (const _time of [1, 2]) {
    for (const field of KINDS.people) {
      for (const cell of CELLS) expect(read(field, cell, CONTEXT)).toEqual(readField(field, cell, CONTEXT))
    }
  }
})

test('a column of many different values is read like any other', () => {
  const read = rememberingReader()
  const [field] = KINDS.people.filter(({ name }) => name === 'sourceId')
  if (!field) throw new Error('people have a number of the office')
  for (let number = 0; number < 5000; number++) {
    expect(read(field, `HS-${number}`, CONTEXT)).toEqual({ value: `HS-${number}` })
  }
})
