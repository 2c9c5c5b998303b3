import { searchKey } from '@hoanhap/geo/text.ts'
import { expect, test } from 'vitest'

test('composed and decomposed spellings, tone placements and cases are one key', () => {
  const key = 'phuong dong hoa'
  const spellings = [
    'Phường Đông Hòa',
    'phường đông hoà',
    'PHƯỜNG ĐÔNG HOÀ',
    'phuong dong hoa',
    'Phường  Đông-Hòa,',
  ]
  for (const spelling of spellings) {
    expect(searchKey(spelling.normalize('NFC'))).toBe(key)
    expect(searchKey(spelling.normalize('NFD'))).toBe(key)
  }
})

test('every Vietnamese vowel and đ', () => {
  expect(searchKey('àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ Đ')).toBe(
    'aaaaa aaaaaa aaaaaa d eeeee eeeeee iiiii ooooo oooooo oooooo uuuuu uuuuuu yyyyy d',
  )
})

test('digits stay, punctuation parts words, nothing is left of nothing', () => {
  expect(searchKey('Quận 1 (cũ); P.12/3')).toBe('quan 1 cu p 12 3')
  expect(searchKey(' –…! ')).toBe('')
  expect(searchKey('')).toBe('')
})

test('a key is its own key', () => {
  const key = searchKey("Xã Ea M'Droh")
  expect(key).toBe('xa ea m droh')
  expect(searchKey(key)).toBe(key)
})
