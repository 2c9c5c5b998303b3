import { expect, it } from 'vitest'
import { toCsv } from '../../seeds/csv.ts'

it('quotes only what must be quoted and writes truth as 1 and 0', () => {
  const rows = [
    { name: 'Số 3, Phường "Mới"', open: true, note: null },
    { name: 'Hạc', open: false, note: 'a\nb' },
  ]
  expect(toCsv(['name', 'open', 'note'], rows)).toBe(
    'name,open,note\n"Số 3, Phường ""Mới""",1,\nHạc,0,"a\nb"\n',
  )
})
