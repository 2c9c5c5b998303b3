import { describe, expect, test } from 'vitest'
import { CHOICES } from '../../../../../server/features/imports/reading/choices.ts'
import type { Cell, Reading } from '../../../../../server/features/imports/reading/types.ts'
import {
  joinCoordinates,
  readChoice,
  readCoordinates,
  readCount,
  readDay,
  readDayOrYear,
  readDegrees,
  readIdNumber,
  readName,
  readPhone,
  readSex,
  readSourceId,
  readText,
  readUnitCode,
  readYear,
  readYesNo,
} from '../../../../../server/features/imports/reading/values.ts'

const LIFE = { earliest: '1916-01-01', latest: '2026-06-30' }
const RECENT = { earliest: '1990-01-01', latest: '2026-06-30' }

/** The value, or the code of what was found with the advice. */
function answer<T>(reading: Reading<T>): T | null | string {
  return 'value' in reading ? reading.value : `${reading.finding.code}: ${reading.finding.expected.vi}`
}
const code = (reading: Reading<unknown>) => ('finding' in reading ? reading.finding.code : reading.value)

describe('a day', () => {
  test.each([
    ['25/12/1985', '1985-12-25'],
    ['5-3-1985', '1985-03-05'],
    ['05.03.1985', '1985-03-05'],
    [' 5 / 3 / 1985 ', '1985-03-05'],
    ['1985-03-05', '1985-03-05'],
    ['1985-03-05T00:00:00', '1985-03-05'],
    ['1985/3/5', '1985-03-05'],
    ['ngày 5 tháng 3 năm 1985', '1985-03-05'],
    ['5/3/1985 08:30', '1985-03-05'],
    ['２５/１２/１９８５', '1985-12-25'],
    ['29/02/2024', '2024-02-29'],
    [31136, '1985-03-30'],
    ['31136', '1985-03-30'],
    [31136.75, '1985-03-30'],
  ])('%s', (cell, day) => {
    expect(answer(readDayOrYear(cell, LIFE))).toEqual({ day })
  })

  test.each([
    ['1985', 1985],
    [1985, 1985],
    ['năm 1985', 1985],
    ['00/00/1985', 1985],
    ['??/??/1985', 1985],
  ])('%s is a year where a year will do', (cell, year) => {
    expect(answer(readDayOrYear(cell, LIFE))).toEqual({ year })
    expect(code(readDay(cell, LIFE))).toBe('year_without_day')
  })

  test('with two digits of a year is read when only one century is possible', () => {
    expect(answer(readDayOrYear('5/3/85', LIFE))).toEqual({ day: '1985-03-05' })
    expect(answer(readDay('5/3/24', RECENT))).toBe('2024-03-05')
    expect(answer(readDayOrYear('5/3/24', LIFE))).toBe('two_digit_year: 05/03/1924 hoặc 05/03/2024')
  })

  test.each([
    ['31/02/1985', 'day_does_not_exist'],
    ['29/02/2023', 'day_does_not_exist'],
    ['5/1985', 'month_without_day'],
    ['1/7/2026', 'day_in_future'],
    ['2027', 'day_in_future'],
    ['1/1/1890', 'out_of_range'],
    ['1905-06-07', 'year_in_date_cell'],
    [19851225, 'not_a_day'],
    ['không rõ', 'not_a_day'],
    ['25/12/1985 hoặc 1986', 'not_a_day'],
  ])('%s is found: %s', (cell, expected) => {
    expect(code(readDayOrYear(cell, LIFE))).toBe(expected)
  })

  test('says how it should stand', () => {
    expect(answer(readDay('12/25/2025', RECENT))).toBe('day_does_not_exist: 25/12/2025')
    expect(answer(readDayOrYear('1905-06-07', LIFE))).toBe('year_in_date_cell: 1985')
  })

  test('blank, or a dash, is nothing', () => {
    for (const cell of [null, '', '  ', '-', '…', ' / ']) expect(answer(readDay(cell, RECENT))).toBeNull()
  })

  test('a column of years holds years only', () => {
    expect(answer(readYear('1985', LIFE))).toBe(1985)
    expect(code(readYear('25/12/1985', LIFE))).toBe('not_a_year')
  })
})

describe('a count', () => {
  test.each([
    ['1.225', 1225],
    ['1 225', 1225],
    ['1\u00A0225', 1225],
    ['12,0', 12],
    ['12.00', 12],
    ['1.225.000', 1_225_000],
    ['1.225,00', 1225],
    ['1,225.0', 1225],
    ['1,225,000', 1_225_000],
    ['007', 7],
    [12, 12],
  ])('%s is %d', (cell, count) => {
    expect(answer(readCount(cell, { most: 10_000_000 }))).toBe(count)
  })

  test.each([
    ['1,225', 'ambiguous_number: 1225'],
    [1.225, 'ambiguous_number: 1225'],
    ['0.5', 'not_a_count: số nguyên, ví dụ 12 hoặc 1.225'],
    ['10-15', 'not_a_count: số nguyên, ví dụ 12 hoặc 1.225'],
    ['12 người', 'not_a_count: số nguyên, ví dụ 12 hoặc 1.225'],
    ['-3', 'out_of_range: từ 0 đến 10000'],
    [10_001, 'out_of_range: từ 0 đến 10000'],
  ])('%s is found: %s', (cell, expected) => {
    expect(answer(readCount(cell, { most: 10_000 }))).toBe(expected)
  })
})

describe('a number of a paper', () => {
  test.each([
    ['001085012345', '001085012345'],
    ['001 085 012 345', '001085012345'],
    ["'001085012345", '001085012345'],
    [201_085_012_345, '201085012345'],
    ['không có', null],
  ])('%s', (cell, number) => {
    expect(answer(readIdNumber(cell))).toBe(number)
  })

  test('tells what the spreadsheet did to it', () => {
    expect(answer(readIdNumber(1_085_012_345))).toBe('lost_leading_zero: 001085012345')
    expect(answer(readIdNumber('79085012345'))).toBe('lost_leading_zero: 079085012345')
    expect(code(readIdNumber('1.2E+11'))).toBe('scientific_number')
    expect(code(readIdNumber('012345678'))).toBe('old_id_number')
    expect(code(readIdNumber('0010850123456'))).toBe('not_an_id_number')
    expect(code(readIdNumber('A01085012345'))).toBe('not_an_id_number')
  })

  test('of a telephone begins with 0', () => {
    for (const cell of ['0912 345 678', '0912.345.678', '+84 912 345 678', '84912345678', '(+84)912345678']) {
      expect(answer(readPhone(cell))).toBe('0912345678')
    }
    expect(answer(readPhone('024 3825 1234'))).toBe('02438251234')
    expect(answer(readPhone(912_345_678))).toBe('lost_leading_zero: 0912345678')
    expect(answer(readPhone('01681234567'))).toBe('not_a_phone: 0381234567')
    expect(code(readPhone('0912345678 / 0987654321'))).toBe('not_a_phone')
    expect(code(readPhone('9.12E+08'))).toBe('scientific_number')
  })

  test('of a unit keeps its zeros', () => {
    expect(answer(readUnitCode('00004'))).toBe('00004')
    expect(answer(readUnitCode(26_734))).toBe('26734')
    expect(answer(readUnitCode('01'))).toBe('01')
    expect(answer(readUnitCode(4))).toMatch(/^lost_leading_zero/)
    expect(answer(readUnitCode(256))).toBe('lost_leading_zero: 00256')
    expect(code(readUnitCode('Hòa Bình'))).toBe('not_a_code')
  })

  test('of an office is taken as it is', () => {
    expect(answer(readSourceId(125, 100))).toBe('125')
    expect(answer(readSourceId(' HS-00125 ', 100))).toBe('HS-00125')
    expect(code(readSourceId('1E+15', 100))).toBe('scientific_number')
    expect(code(readSourceId('x'.repeat(101), 100))).toBe('too_long')
  })
})

describe('one of a list', () => {
  test.each<[Cell, string | null]>([
    ['Nữ', 'female'],
    ['NU', 'female'],
    ['nam', 'male'],
    ['M', 'male'],
    ['', null],
  ])('sex %s', (cell, sex) => {
    expect(answer(readSex(cell))).toBe(sex)
  })

  test('is found by code, name in either language, and synonym', () => {
    for (const cell of ['welding', 'Hàn', 'han', 'WELDING']) {
      expect(answer(readChoice(cell, CHOICES.trade))).toBe('welding')
    }
    expect(answer(readChoice('Chưa có việc làm', CHOICES.work))).toBe('seeking')
  })

  test('names the nearest when it is none of them', () => {
    const reading = readChoice('May mặc công nghiệp', CHOICES.trade)
    expect(code(reading)).toBe('unknown_choice')
    expect(answer(reading)).toMatch(/^unknown_choice: May công nghiệp;/)
    expect(code(readChoice('x', []))).toBe('unknown_choice')
  })

  test('is not chosen where two fit', () => {
    const choices = [
      { code: 'a', vi: 'Hòa', en: 'A' },
      { code: 'b', vi: 'Hoa', en: 'B' },
    ]
    expect(answer(readChoice('Hoa', choices))).toBe('b')
    expect(code(readChoice('Hỏa', choices))).toBe('ambiguous_choice')
  })

  test('yes and no', () => {
    for (const cell of ['Có', 'x', 'X', '✓', 1, 'TRUE', 'đã có']) expect(answer(readYesNo(cell))).toBe(true)
    for (const cell of ['Không', 'chưa', 0, 'FALSE', 'No']) expect(answer(readYesNo(cell))).toBe(false)
    expect(code(readYesNo('có thể'))).toBe('not_yes_or_no')
  })
})

describe('a point', () => {
  test('has a decimal comma or dot, or degrees, minutes and seconds', () => {
    expect(answer(readDegrees('16,0471'))).toBe(16.0471)
    expect(answer(readDegrees(16.0471))).toBe(16.0471)
    expect(answer(readDegrees('16°02\'49.56"N'))).toBeCloseTo(16.0471, 6)
    expect(code(readDegrees('16°72\'00"N'))).toBe('not_degrees')
    expect(code(readDegrees('1781234,5'))).toBe('projected_coordinates')
  })

  test.each([
    '16,0471; 108,2068',
    '16.0471, 108.2068',
    '16.0471 108.2068',
    '(16.0471,108.2068)',
    '108.2068, 16.0471',
    '16,0471, 108,2068',
  ])('in one cell: %s', (cell) => {
    expect(answer(readCoordinates(cell))).toEqual({ lon: 108.2068, lat: 16.0471 })
  })

  test('in two columns says when they changed places', () => {
    expect(answer(joinCoordinates('108,2', 16.05))).toEqual({ lon: 108.2, lat: 16.05 })
    expect(answer(joinCoordinates('16,05', '108,2'))).toBe('swapped_coordinates: kinh độ 108.2, vĩ độ 16.05')
    expect(code(joinCoordinates('108,2', null))).toBe('half_a_point')
    expect(code(joinCoordinates(2.35, 48.85))).toBe('outside_vietnam')
    expect(answer(joinCoordinates(null, '-'))).toBeNull()
  })
})

describe('a text', () => {
  test('is one line, composed', () => {
    expect(answer(readText('  Nguyễn \n Văn  An '.normalize('NFD'), 100))).toBe('Nguyễn Văn An')
    expect(answer(readText(12, 100))).toBe('12')
    expect(code(readText('x'.repeat(101), 100))).toBe('too_long')
  })

  test('that is damaged comes with what was meant', () => {
    expect(answer(readText('NguyÃªn', 100))).toBe('mojibake: Nguyên')
    expect(answer(readText('Nguyá»…n VÄƒn An', 100))).toBe('mojibake: Nguyễn Văn An')
    expect(answer(readText('NguyÔn V¨n An', 100))).toBe('legacy_text: Nguyễn Văn An')
    expect(answer(readText('Nguyeãn Vaên An', 100))).toBe('legacy_text: Nguyễn Văn An')
    expect(code(readText('Nguy\uFFFDn', 100))).toBe('mojibake')
    expect(code(readText('An\u202Egnp', 100))).toBe('control_characters')
  })

  test('of a name has letters and no digits', () => {
    expect(answer(readName('H’Nguyên Êban', 120))).toBe('H’Nguyên Êban')
    expect(code(readName('An 2', 120))).toBe('not_a_name')
    expect(code(readName('A', 120))).toBe('not_a_name')
  })
})

test('no message repeats what stands in the cell', () => {
  const cell = '99/99/1985-secret'
  const reading = readDayOrYear(cell, LIFE)
  const message = 'finding' in reading ? reading.finding.message : null
  expect(message).not.toBeNull()
  expect(JSON.stringify(message)).not.toContain('secret')
})
