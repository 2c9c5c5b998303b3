/**
 * Names of people who do not exist. The family names are syllables of the language that no list of family names holds;
 * middle and given names are common ones. Origin: composed for this project.
 */
import { pick, type Random, weightedIndex } from '@hoanhap/geo/random.ts'
import type { Sex } from '../../server/features/cases/values.ts'

/** Few family names are borne by most people, as everywhere in the country, so that names repeat. */
const FAMILY_NAMES: Readonly<Record<string, number>> = {
  Nghuyên: 30,
  Khuynh: 12,
  Thoảng: 10,
  Miên: 8,
  Ngoạn: 7,
  Xuyến: 6,
  Khoắn: 5,
  Thuộc: 4,
  Uẩn: 4,
  Nghĩnh: 3,
  Khuân: 3,
  Choang: 2,
  Nhuyễn: 2,
  Phoóng: 2,
  Toẻn: 1,
  Oánh: 1,
}
const FAMILY = Object.keys(FAMILY_NAMES)
const FAMILY_WEIGHTS = Object.values(FAMILY_NAMES)

const MIDDLE: Readonly<Record<Sex, readonly string[]>> = {
  male: [
    'Văn',
    'Văn',
    'Văn',
    'Đức',
    'Hữu',
    'Công',
    'Minh',
    'Quang',
    'Xuân',
    'Đình',
    'Thanh',
    'Ngọc',
    'Bá',
    'Trọng',
  ],
  female: ['Thị', 'Thị', 'Thị', 'Ngọc', 'Thanh', 'Thu', 'Kim', 'Bích', 'Mỹ', 'Phương', 'Diệu', 'Hoài'],
}
const GIVEN: Readonly<Record<Sex, readonly string[]>> = {
  male: [
    'An',
    'Bình',
    'Bảo',
    'Cường',
    'Chiến',
    'Dũng',
    'Duy',
    'Dương',
    'Đạt',
    'Đông',
    'Giang',
    'Hải',
    'Hậu',
    'Hiếu',
    'Hoàng',
    'Hùng',
    'Huy',
    'Hưng',
    'Khải',
    'Khánh',
    'Khoa',
    'Kiên',
    'Lâm',
    'Long',
    'Lộc',
    'Lực',
    'Mạnh',
    'Nam',
    'Nghĩa',
    'Nhân',
    'Phong',
    'Phú',
    'Phúc',
    'Quân',
    'Quý',
    'Sơn',
    'Tài',
    'Tân',
    'Thái',
    'Thành',
    'Thắng',
    'Thịnh',
    'Tiến',
    'Toàn',
    'Trung',
    'Trường',
    'Tuấn',
    'Tùng',
    'Việt',
    'Vinh',
  ],
  female: [
    'Anh',
    'Ánh',
    'Châu',
    'Chi',
    'Dung',
    'Duyên',
    'Điệp',
    'Hà',
    'Hạnh',
    'Hằng',
    'Hiền',
    'Hoa',
    'Hồng',
    'Huệ',
    'Hương',
    'Khuê',
    'Lan',
    'Liên',
    'Linh',
    'Loan',
    'Mai',
    'Nga',
    'Ngân',
    'Nhung',
    'Oanh',
    'Phượng',
    'Quyên',
    'Sen',
    'Tâm',
    'Thảo',
    'Thơm',
    'Thủy',
    'Trang',
    'Trúc',
    'Tuyết',
    'Uyên',
    'Vân',
    'Xuân',
    'Yến',
  ],
}

/** Family, middle and given name. */
export function fullName(sex: Sex, random: Random): string {
  return `${familyName(random)} ${pick(random, MIDDLE[sex])} ${pick(random, GIVEN[sex])}`
}

/** A relative of the same family name, with what they are to the person and how to reach them. */
export function relativeOf(name: string, phone: string, random: Random): string {
  const [relation, sex] = pick(random, RELATIONS)
  const relative = [name.split(' ')[0], pick(random, MIDDLE[sex]), pick(random, GIVEN[sex])].join(' ')
  return `${relation}: ${relative}, ${phone}`
}

const RELATIONS: readonly (readonly [string, Sex])[] = [
  ['Bố', 'male'],
  ['Chú', 'male'],
  ['Anh trai', 'male'],
  ['Em trai', 'male'],
  ['Cô', 'female'],
  ['Chị gái', 'female'],
  ['Em gái', 'female'],
]

function familyName(random: Random): string {
  return FAMILY[weightedIndex(random, FAMILY_WEIGHTS)] as string
}
