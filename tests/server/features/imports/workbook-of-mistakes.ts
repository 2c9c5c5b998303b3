import { integerBetween, pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'
import { makeWorkbook, rowXml } from './reading/support/make-workbook.ts'

/** What a clerk writes that a program can read all the same: a column in other words. */
const HABITS: readonly [column: string, write: (random: Random) => string][] = [
  ['Ngày sinh', (random) => String(integerBetween(random, 1960, 2000))],
  ['Ngày sinh', () => '5-7-1988'],
  ['Giới tính', () => '  NAM '],
  ['Giới tính', () => 'nữ'],
  ['Điện thoại', () => '+84 912.345.678'],
  ['Ngày lập hồ sơ', () => '46082'],
  ['Địa chỉ', () => 'Số 3,  ngõ Hoà Bình'.normalize('NFD')],
  ['Tình trạng pháp lý', () => 'quan ly sau cai nghien'],
  ['Việc làm', () => ''],
]

/** What nobody can read, or what the law does not know. */
const MISTAKES: readonly [column: string, written: string][] = [
  ['Họ và tên', ''],
  ['Giới tính', '?'],
  ['Ngày sinh', '31/02/1985'],
  ['Ngày sinh', '2020'],
  ['CCCD', '1.08501E+11'],
  ['Mã xã', '00999'],
  ['Mã xã', '00201'],
  ['Số quyết định', ''],
  ['Cơ quan quyết định', 'Tòa án nhân dân'],
  ['Thời hạn đến', '01/03/2031'],
  ['Tình trạng pháp lý', 'chưa rõ'],
  ['Ngày quyết định', '01/03/2001'],
  ['Vĩ độ', '16,05'],
  ['Việc làm', 'không biết'],
]

const SHARE_OF_HABITS = 0.3
const SHARE_OF_MISTAKES = 0.2
const SHARE_OF_REPEATS = 0.02

export interface TableOfMistakes {
  rows: string[][]
  /** As each row should have been, by the number of the office. */
  right: Map<string, string[]>
  wrong: number
}

/** A list of people as offices keep them, the same for the same seed. */
export function tableOfMistakes(count: number, seed: string): TableOfMistakes {
  const random = seededRandom(seed)
  const right = new Map<string, string[]>()
  let wrong = 0
  let lastRight: number | null = null
  const rows = Array.from({ length: count }, (_none, number) => {
    const row = personRow(number, random() < SHARE_OF_HABITS ? habit(random) : {})
    right.set(`HS-${number}`, row)
    const mistake = mistakeIn(random, lastRight)
    if (mistake) wrong += 1
    else lastRight = number
    return mistake ? row.with(PEOPLE_HEADER.indexOf(mistake[0]), mistake[1]) : row
  })
  return { rows, right, wrong }
}

function habit(random: Random): Record<string, string> {
  const [column, write] = pick(random, HABITS)
  return { [column]: write(random) }
}

/** Some rows have the number of a person above with whom everything is right. */
function mistakeIn(random: Random, above: number | null): readonly [column: string, written: string] | null {
  const chance = random()
  if (above !== null && chance < SHARE_OF_REPEATS) return ['CCCD', personRow(above)[4] as string]
  return chance < SHARE_OF_REPEATS + SHARE_OF_MISTAKES ? pick(random, MISTAKES) : null
}

export function workbookOf(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Buffer {
  const lines = [header, ...rows].map((cells, index) => rowXml(index + 1, cells))
  return makeWorkbook({ sheets: { 'Danh sách': lines.join('') } })
}
