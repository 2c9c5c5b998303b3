import { type ChoiceLists, OFFERED } from '../reading/choices.ts'
import { KINDS } from '../reading/fields.ts'
import type { FieldSpec, ImportKind, ListName, Words } from '../reading/types.ts'
import { type ChoicesOfColumn, type SheetToWrite, type StyledCell, styled } from './workbook-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'

const DATA = 'Dữ liệu'
const GUIDE = 'Hướng dẫn – Guide'
const LISTS = 'Danh mục'
/** Rows that can be filled in with lists to choose from. */
const ROWS = 5000
const YES_NO = ['Có', 'Không']

const TITLES: Readonly<Record<ImportKind, Words>> = {
  people: { vi: 'Danh sách người được hỗ trợ', en: 'People who are supported' },
  employers: { vi: 'Nơi tuyển dụng và vị trí tuyển', en: 'Employers and openings' },
  services: { vi: 'Điểm dịch vụ', en: 'Service points' },
}

const ADVICE: readonly Words[] = [
  {
    vi: 'Điền vào trang “Dữ liệu”, mỗi dòng một mục. Cột nền vàng là bắt buộc; cột không cần có thể xóa hoặc để trống.',
    en: 'Fill in the sheet "Dữ liệu", one row for each entry. Yellow columns are required; others may be deleted or left blank.',
  },
  {
    vi: 'Các ô đã định dạng Văn bản để giữ số 0 ở đầu và thứ tự ngày/tháng/năm. Khi dán, chọn “Chỉ dán giá trị”.',
    en: 'Cells are formatted as text, so that leading zeros and the order day/month/year stay. Paste values only.',
  },
  {
    vi: 'Không đổi tên cột. Có thể nhập nhiều lần: dòng không đổi sẽ được giữ nguyên, không tạo bản ghi trùng.',
    en: 'Do not rename columns. A file may be sent again: rows that did not change stay as they are, nothing is entered twice.',
  },
]

/** An empty workbook to fill in: a sheet with lists to choose from, instructions in both languages, and the lists. */
export function templateWorkbook(kind: ImportKind, lists: ChoiceLists = OFFERED): Promise<Buffer> {
  const fields = KINDS[kind]
  const used = [...new Set(fields.flatMap(({ list }) => list ?? []))]
  return writeWorkbook([dataSheet(fields, used, lists), guideSheet(kind, fields), listSheet(used, lists)])
}

function dataSheet(
  fields: readonly FieldSpec[],
  used: readonly ListName[],
  lists: ChoiceLists,
): SheetToWrite {
  return {
    name: DATA,
    frozenRows: 1,
    columns: fields.map(({ vi, example }) => ({
      width: Math.max(12, vi.length + 3, Math.min(example.length + 2, 36)),
      isText: true,
    })),
    rows: [
      fields.map(({ vi, required }) => styled(required ? `${vi} *` : vi, required ? 'required' : 'header')),
    ],
    choices: fields.flatMap((field, column) => choicesOf(field, column, used, lists)),
  }
}

function choicesOf(
  { reader, list, help }: FieldSpec,
  column: number,
  used: readonly ListName[],
  lists: ChoiceLists,
): ChoicesOfColumn[] {
  const error = `${help.vi} / ${help.en}`
  if (reader === 'yesNo') return [{ column, lastRow: ROWS, from: YES_NO, error }]
  if (!list) return []
  const from = { sheet: LISTS, column: used.indexOf(list), firstRow: 2, lastRow: lists[list].length + 1 }
  return [{ column, lastRow: ROWS, from, error }]
}

function guideSheet(kind: ImportKind, fields: readonly FieldSpec[]): SheetToWrite {
  const advice = [TITLES[kind], ...ADVICE].map(({ vi, en }, index): StyledCell[] => {
    const style = index === 0 ? 'title' : 'text'
    return [styled(vi, style), ...Array.from({ length: 3 }, () => styled(null)), styled(en, style)]
  })
  const names = ['Tên cột', 'Bắt buộc', 'Cách ghi', 'Ví dụ', 'Column', 'Required', 'How to fill it in']
  return {
    name: GUIDE,
    columns: [30, 10, 70, 36, 26, 10, 70].map((width) => ({ width })),
    rows: [...advice, [], names.map((name) => styled(name, 'header')), ...fields.map(guideRow)],
  }
}

function guideRow({ vi, en, required, help, example }: FieldSpec): StyledCell[] {
  return [
    styled(vi, 'wrapped'),
    styled(required ? 'Có' : '', 'wrapped'),
    styled(help.vi, 'wrapped'),
    styled(example, 'wrapped'),
    styled(en, 'wrapped'),
    styled(required ? 'Yes' : '', 'wrapped'),
    styled(help.en, 'wrapped'),
  ]
}

/** One list a column, under its name. */
function listSheet(used: readonly ListName[], lists: ChoiceLists): SheetToWrite {
  const longest = Math.max(0, ...used.map((name) => lists[name].length))
  const rows = Array.from({ length: longest }, (_, index) =>
    used.map((name) => styled(lists[name][index]?.vi ?? null, 'text')),
  )
  return {
    name: LISTS,
    isHidden: true,
    columns: used.map(() => ({ width: 30 })),
    rows: [used.map((name) => styled(name, 'header')), ...rows],
  }
}
