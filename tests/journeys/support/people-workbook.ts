import { workbookFile } from '../../../web/src/features/gap-planner/export/workbook.ts'

/** A name of a column that says nothing to anybody but this office, and that no earlier file had. */
export const PHONE_HEADER = `LL ${Date.now().toString(36)}`

/** Names of columns as an office writes them. */
const HEADERS = [
  'STT',
  'Mã hồ sơ',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Nơi ở hiện nay',
  'Mã phường, xã',
  'Vĩ độ',
  'Kinh độ',
  'Độ chính xác của tọa độ',
  PHONE_HEADER,
  'Tình trạng pháp lý',
  'Số QĐ',
  'Ngày QĐ',
  'Cơ quan quyết định',
  'Ngày lập hồ sơ',
]

/** A row of the list, by header. */
export type PersonRow = Record<string, string>

/** Where the people of a list live. */
export interface Home {
  address: string
  unitCode: string
  position: readonly [number, number]
}

const GIVEN = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà', 'Khánh', 'Lan', 'Mai', 'Nam', 'Oanh', 'Phúc']

/** Invented people of one place who are in treatment since January; `batch` keeps them apart from those of other lists. */
export function peopleRows(count: number, batch: string, { address, unitCode, position }: Home): PersonRow[] {
  return Array.from({ length: count }, (_, index) => ({
    STT: String(index + 1),
    'Mã hồ sơ': `${batch}-${index + 1}`,
    'Họ và tên': `Lê Thị ${GIVEN[index % GIVEN.length]} ${GIVEN[(index * 5 + 3) % GIVEN.length]}`,
    'Ngày sinh': `${String((index % 27) + 1).padStart(2, '0')}/0${(index % 9) + 1}/19${70 + (index % 30)}`,
    'Giới tính': index % 3 === 0 ? 'Nam' : 'Nữ',
    'Nơi ở hiện nay': `Số ${index + 1}, tổ ${(index % 9) + 1}, ${address}`,
    'Mã phường, xã': unitCode,
    'Vĩ độ': position[1].toFixed(5).replace('.', ','),
    'Kinh độ': position[0].toFixed(5).replace('.', ','),
    'Độ chính xác của tọa độ': 'Đúng thôn, tổ',
    [PHONE_HEADER]: `0900${String(100000 + index)}`,
    'Tình trạng pháp lý': 'Điều trị thay thế (methadone)',
    'Số QĐ': `${index + 1}/GXN`,
    'Ngày QĐ': '05/01/2026',
    'Cơ quan quyết định': 'Cơ sở điều trị thay thế',
    'Ngày lập hồ sơ': '05/01/2026',
  }))
}

/** The list as an office keeps it: a title, an empty row, the names of the columns, a row for each person. */
export async function peopleWorkbook(rows: readonly PersonRow[]): Promise<Buffer> {
  const text = (value: string) => ({ value, type: String })
  const file = await workbookFile([
    {
      sheet: 'Danh sách',
      data: [
        [text('DANH SÁCH NGƯỜI ĐANG ĐƯỢC HỖ TRỢ')],
        [],
        HEADERS.map(text),
        ...rows.map((row) => HEADERS.map((header) => text(row[header] ?? ''))),
      ],
    },
  ])
  return Buffer.from(await file.arrayBuffer())
}
