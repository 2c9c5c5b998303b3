/**
 * Names for fictional units: two well-formed Sino-Vietnamese or Vietnamese syllables.
 * Origin: composed for this project. Single communes of the real country may share a name by chance, no province does.
 */
import { pick, shuffle } from '@hoanhap/geo/random.ts'
import type { ProvinceKey } from './plan.ts'

const FIRST: Readonly<Record<ProvinceKey, readonly string[]>> = {
  city: [
    'An',
    'Bình',
    'Cẩm',
    'Diên',
    'Gia',
    'Hạc',
    'Hải',
    'Hòa',
    'Kiến',
    'Kim',
    'Lam',
    'Liên',
    'Long',
    'Minh',
    'Mỹ',
    'Ngọc',
    'Phúc',
    'Quan',
    'Tân',
    'Thanh',
    'Thuận',
    'Tường',
    'Vân',
    'Vĩnh',
    'Xuân',
    'Yến',
  ],
  rural: [
    'Bản',
    'Bằng',
    'Châu',
    'Đá',
    'Đại',
    'Đồng',
    'Hương',
    'Khê',
    'Lâm',
    'Lộc',
    'Mường',
    'Nậm',
    'Ngàn',
    'Phong',
    'Quế',
    'Sơn',
    'Suối',
    'Tam',
    'Thạch',
    'Thượng',
    'Trà',
    'Trầm',
    'Trung',
    'Tùng',
    'Vạn',
    'Yên',
  ],
}

const SECOND: Readonly<Record<ProvinceKey, readonly string[]>> = {
  city: [
    'An',
    'Châu',
    'Đài',
    'Điền',
    'Giang',
    'Hạc',
    'Hải',
    'Hội',
    'Khánh',
    'Lam',
    'Lạc',
    'Lộc',
    'Mai',
    'Nghi',
    'Phố',
    'Quý',
    'Sa',
    'Thịnh',
    'Thọ',
    'Thuyền',
    'Trạch',
    'Triều',
    'Trung',
    'Tú',
    'Uyển',
    'Vọng',
  ],
  rural: [
    'Bàn',
    'Bạch',
    'Cốc',
    'Đàm',
    'Đạo',
    'Đình',
    'Đức',
    'Hồ',
    'Hợp',
    'Khê',
    'Lâm',
    'Linh',
    'Lũng',
    'Mộc',
    'Ngạn',
    'Nham',
    'Nương',
    'Phú',
    'Sơn',
    'Thái',
    'Thành',
    'Thung',
    'Trầm',
    'Tuyền',
    'Vân',
    'Xá',
  ],
}

/** Real provinces of any time since 1945 that two of these syllables could spell: never given to a unit. */
const REAL_PROVINCES = new Set([
  'An Giang',
  'An Xuyên',
  'Bình Định',
  'Bình Long',
  'Bình Thuận',
  'Châu Đốc',
  'Châu Thành',
  'Gia Định',
  'Gia Lai',
  'Hải Dương',
  'Hải Hưng',
  'Hải Ninh',
  'Hòa Bình',
  'Kiến An',
  'Kiến Hòa',
  'Kiến Phong',
  'Kiến Tường',
  'Lai Châu',
  'Lâm Đồng',
  'Long An',
  'Long Châu Hà',
  'Long Khánh',
  'Minh Hải',
  'Mỹ Tho',
  'Phong Dinh',
  'Phong Thạnh',
  'Phúc Yên',
  'Sơn La',
  'Sơn Tây',
  'Tân An',
  'Thái Bình',
  'Thuận Hải',
  'Vĩnh Bình',
  'Vĩnh Long',
  'Vĩnh Phú',
  'Vĩnh Phúc',
  'Yên Bái',
])

/** A source of names of one province that never repeats itself; `taken` are names that it must not give. */
export function namesFor(
  province: ProvinceKey,
  taken: ReadonlySet<string>,
  random: () => number,
): () => string {
  const pairs = FIRST[province].flatMap((first) => SECOND[province].map((second) => [first, second] as const))
  const names = shuffle(random, pairs)
    .filter(([first, second]) => first !== second)
    .map((pair) => pair.join(' '))
    .filter((name) => !taken.has(name) && !REAL_PROVINCES.has(name))
  const tails = ['Thượng', 'Hạ', 'Đông', 'Tây']
  return () => {
    const name = names.pop()
    if (name === undefined) throw new RangeError(`namesFor: no name is left for the ${province} province`)
    return random() < 0.05 ? `${name} ${pick(random, tails)}` : name
  }
}

/** Vietnamese text without marks, as English names write it. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
