import { describe, expect, test } from 'vitest'
import { KINDS, missingFields } from '../../../../../server/features/imports/reading/fields.ts'
import { headerKey, headerSignature } from '../../../../../server/features/imports/reading/header-key.ts'
import { suggestColumns } from '../../../../../server/features/imports/reading/suggest-columns.ts'
import type { Cell } from '../../../../../server/features/imports/reading/types.ts'

const TODAY = '2026-11-23'

const suggested = (header: string[], samples: Cell[][] = [], remembered?: Map<string, string | null>) =>
  suggestColumns(header, samples, KINDS.people, TODAY, remembered).map(({ field, certain, why }) => [
    field,
    certain,
    why,
  ])

describe('a column is known', () => {
  test.each([
    ['Họ và tên', 'name', 'name'],
    ['HO VA TEN', 'name', 'name'],
    ['Họ và tên (*)', 'name', 'name'],
    ['Full name', 'name', 'synonym'],
    ['Ngày, tháng, năm sinh', 'birth', 'synonym'],
    ['Năm sinh: Nữ', 'birthFemale', 'name'],
    ['Số CCCD/CMND', 'idNumber', 'synonym'],
    ['SĐT', 'phone', 'synonym'],
    ['Nơi đăng ký HKTT (ghi rõ thôn, xã)', null, 'none'],
    ['Hộ khẩu thường trú', 'address', 'synonym'],
    ['Phường/Xã', 'commune', 'name'],
    ['Xã, phường, thị trấn', 'commune', 'synonym'],
    ['Mã ĐVHC', 'unitCode', 'synonym'],
  ])('%s', (header, field, why) => {
    expect(suggested([header])).toEqual([[field, field !== null, why]])
  })

  test('by a name of several words within a longer one, but not for certain', () => {
    expect(suggested(['Số điện thoại của người thân trong gia đình'])).toEqual([['phone', false, 'synonym']])
  })

  test('as the office said before, also that it is left out', () => {
    const remembered = new Map<string, string | null>([
      [headerKey('Cột lạ'), 'address'],
      [headerKey('Họ tên'), null],
      [headerKey('Cũ'), 'no_longer_there'],
    ])
    expect(suggested(['cot la', 'Họ tên', 'Cũ'], [], remembered)).toEqual([
      ['address', true, 'remembered'],
      [null, true, 'remembered'],
      [null, false, 'none'],
    ])
  })

  test('by its cells where its header says nothing, but not for certain', () => {
    const samples = Array.from({ length: 5 }, (_, at) => [`00108501234${at}`, `091234567${at}`, 'Hòa'])
    expect(suggested(['', 'Cột B', 'Cột C'], samples)).toEqual([
      ['idNumber', false, 'values'],
      ['phone', false, 'values'],
      [null, false, 'none'],
    ])
  })
})

test('cells that do not fit the header make it uncertain', () => {
  const days = [['25/12/1985'], ['1990'], ['3/4/88']]
  expect(suggested(['Ngày sinh'], days)).toEqual([['birth', true, 'name']])
  const names = [['Nguyễn Văn An'], ['Trần Thị Bình'], ['1985']]
  expect(suggested(['Ngày sinh'], names)).toEqual([['birth', false, 'name']])
})

test('no field is given twice: the better name wins, of equal ones the first', () => {
  expect(suggested(['Nơi ở', 'Địa chỉ', 'Thường trú'])).toEqual([
    [null, false, 'none'],
    ['address', true, 'name'],
    [null, false, 'none'],
  ])
})

test('years alone are dates of birth for certain, and a year to come is not', () => {
  const years = (first: number) => Array.from({ length: 4 }, (_, nth) => [first + nth])
  expect(suggested(['Ngày sinh'], years(1960))).toEqual([['birth', true, 'name']])
  expect(suggested(['Năm sinh'], years(1980))).toEqual([['birth', true, 'synonym']])
  expect(suggested(['Năm sinh'], years(2050))).toEqual([['birth', false, 'synonym']])
})

test('sex is known by its words under any header, and other words are not', () => {
  expect(suggested(['GT'], [['Nam'], ['Nữ'], ['nam']])).toEqual([['sex', false, 'values']])
  expect(suggested(['GT'], [['Thẻ'], ['Sổ'], ['Nam']])).toEqual([[null, false, 'none']])
})

test.each([
  ['people', 'Mã của cơ quan', 'Mã hồ sơ'],
  ['employers', 'Mã nơi tuyển dụng', 'Mã nơi tuyển dụng'],
  ['employers', 'Mã hồ sơ', 'Mã nơi tuyển dụng'],
  ['services', 'Mã cơ sở', 'Mã cơ sở'],
  ['services', 'Mã của cơ quan', 'Mã cơ sở'],
] as const)('of %s the own code "%s" is known, and called "%s"', (kind, header, name) => {
  const [column] = suggestColumns([header], [['A-1']], KINDS[kind], TODAY)
  expect(column).toMatchObject({ field: 'sourceId', certain: true })
  expect(KINDS[kind].find((field) => field.name === 'sourceId')?.vi).toBe(name)
})

test('numbers of rows and remarks are left out for certain', () => {
  expect(suggested(['STT', 'Ghi chú'])).toEqual([
    [null, true, 'name'],
    [null, true, 'name'],
  ])
})

describe('the fields of every kind', () => {
  test.each(Object.entries(KINDS))('%s are told apart by every one of their own names', (_, fields) => {
    for (const field of fields) {
      for (const name of [field.name, field.vi, field.en]) {
        expect(suggestColumns([name], [], fields, TODAY)).toEqual([
          { index: 0, field: field.name, certain: true, why: 'name' },
        ])
      }
    }
  })

  test.each(Object.entries(KINDS))('%s share no synonym', (_, fields) => {
    const keys = fields.flatMap(({ synonyms }) => [...new Set(synonyms.map(headerKey))])
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('sex and birth may come from two columns of years', () => {
    expect(missingFields('people', ['name', 'openedOn', 'birthMale'])).toEqual(['sex', 'birth'])
    expect(missingFields('people', ['name', 'openedOn', 'birthMale', 'birthFemale'])).toEqual([])
    expect(missingFields('services', [])).toEqual(['kind', 'name'])
  })
})

test('the same form has the same signature, however it is written', () => {
  expect(headerSignature(['Họ tên', 'Ngày sinh (*)'])).toBe(headerSignature(['HỌ TÊN ', 'ngày  sinh']))
  expect(headerSignature(['Họ tên', ''])).not.toBe(headerSignature(['Họ tên']))
})
