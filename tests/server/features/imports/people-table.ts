/** The columns of a list of people, as an office names them. */
export const PEOPLE_HEADER = [
  ...['Mã hồ sơ', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'CCCD', 'Điện thoại', 'Địa chỉ', 'Mã xã'],
  ...['Vĩ độ', 'Kinh độ', 'Ngày lập hồ sơ', 'Tình trạng pháp lý', 'Số quyết định', 'Ngày quyết định'],
  ...['Cơ quan quyết định', 'Thời hạn đến', 'Việc làm'],
]
const COLUMN = new Map(PEOPLE_HEADER.map((name, index) => [name, index]))

const WORDS = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Phúc',
  'Quang',
  'Sơn',
  'Thảo',
  'Vân',
  'Yến',
]

/** A name that four thousand numbers do not share. */
function nameOf(number: number): string {
  const word = (place: number) => WORDS[Math.floor(number / WORDS.length ** place) % WORDS.length]
  return `Trần ${word(2)} ${word(1)} ${word(0)}`
}

/** A row that everything is right with, another one for each number; what is given replaces it. */
export function personRow(number: number, given: Record<string, string> = {}): string[] {
  const row = [
    ...[`HS-${number}`, nameOf(number), 'Nam', '25/12/1985', `0010850${String(number).padStart(5, '0')}`],
    ...['0912 345 678', 'Ngõ 5', '00101', '', '', '01/03/2026', 'Quản lý sau cai nghiện', '12/QĐ'],
    ...['01/03/2026', 'Chủ tịch UBND cấp xã', '01/03/2027', 'Đang tìm việc'],
  ]
  for (const [name, value] of Object.entries(given)) row[COLUMN.get(name) as number] = value
  return row
}
