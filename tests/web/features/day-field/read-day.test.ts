import { describe, expect, test } from 'vitest'
import { readDay, writtenDay } from '../../../../web/src/features/day-field/read-day.ts'

describe('a day that is typed', () => {
  test.each([
    ['05/09/2026', '2026-09-05'],
    ['5/9/2026', '2026-09-05'],
    ['05.09.2026', '2026-09-05'],
    ['5 - 9 - 2026', '2026-09-05'],
    [' 05092026 ', '2026-09-05'],
    ['2026-09-05', '2026-09-05'],
    ['29/02/2024', '2024-02-29'],
  ])('is read day first: %j', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  test.each(['', '5/9', '09/31/2026', '29/02/2023', '5/9/26', '2026-13-01', 'hôm nay'])(
    'is none: %j',
    (text) => {
      expect(readDay(text)).toBe('')
    },
  )

  test('is written the same way', () => {
    expect(writtenDay('2026-09-05')).toBe('05/09/2026')
    expect(writtenDay('')).toBe('')
    expect(readDay(writtenDay('2026-09-05'))).toBe('2026-09-05')
  })
})
