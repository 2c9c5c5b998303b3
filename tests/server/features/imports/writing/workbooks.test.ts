import { describe, expect, test } from 'vitest'
import { CHOICES, OFFERED } from '../../../../../server/features/imports/reading/choices.ts'
import { KINDS } from '../../../../../server/features/imports/reading/fields.ts'
import { readField } from '../../../../../server/features/imports/reading/read-field.ts'
import { suggestColumns } from '../../../../../server/features/imports/reading/suggest-columns.ts'
import {
  type Cell,
  IMPORT_KINDS,
  type RejectedRow,
} from '../../../../../server/features/imports/reading/types.ts'
import { rejectsWorkbook } from '../../../../../server/features/imports/writing/rejects-workbook.ts'
import { templateWorkbook } from '../../../../../server/features/imports/writing/template-workbook.ts'
import { writeWorkbook } from '../../../../../server/features/imports/writing/write-workbook.ts'
import { readWorkbook } from '../../../../support/read-workbook.ts'
import { readZip } from '../../../../support/read-zip.ts'
import { readBytes } from '../reading/support/read-bytes.ts'

describe.each(IMPORT_KINDS)('the template of %s', (kind) => {
  test('has every field, known again for certain, and instructions for each', async () => {
    const sheets = readWorkbook(await templateWorkbook(kind))
    expect([...sheets.keys()]).toEqual(['Dữ liệu', 'Hướng dẫn – Guide', 'Danh mục'])
    const header = (sheets.get('Dữ liệu')?.[0] ?? []) as string[]
    const suggestions = suggestColumns(header, [], KINDS[kind], '2026-11-23')
    expect(suggestions.map(({ field }) => field)).toEqual(KINDS[kind].map(({ name }) => name))
    expect(suggestions.every(({ certain }) => certain)).toBe(true)
    const guide = sheets.get('Hướng dẫn – Guide')?.map(([name]) => name)
    expect(guide).toEqual(expect.arrayContaining(KINDS[kind].map(({ vi }) => vi)))
  })

  test('is refused while it is empty', async () => {
    await expect(readBytes(await templateWorkbook(kind))).rejects.toMatchObject({ code: 'no_rows' })
  })

  test('gives examples that are read as they stand', () => {
    const context = { today: '2026-11-22', lists: CHOICES }
    for (const field of KINDS[kind]) {
      expect([field.name, readField(field, field.example, context)]).toEqual([
        field.name,
        { value: expect.anything() },
      ])
    }
  })

  test('offers the words of each list, all of them known again', async () => {
    const bytes = await templateWorkbook(kind)
    const lists = readWorkbook(bytes).get('Danh mục') ?? []
    const sheet = readZip(bytes).get('xl/worksheets/sheet1.xml') ?? ''
    const fields = KINDS[kind]
    const chosen = fields.filter(({ list }) => list)
    for (const field of chosen) {
      const letters = columnLetters(fields.indexOf(field))
      const rule = new RegExp(
        `sqref="${letters}2:${letters}5000"><formula1>'Danh mục'!\\$([A-Z])\\$2:\\$\\1\\$(\\d+)<`,
      ).exec(sheet)
      const offered = lists
        .slice(1, Number(rule?.[2]))
        .map((row) => row[(rule?.[1] ?? 'A').charCodeAt(0) - 65])
      expect([field.name, offered]).toEqual([field.name, OFFERED[field.list ?? 'sex'].map(({ vi }) => vi)])
      for (const word of offered)
        expect(readField(field, word ?? null, { today: '2026-11-22', lists: CHOICES })).toHaveProperty(
          'value',
        )
    }
    expect(sheet.match(/<dataValidation /g)).toHaveLength(
      chosen.length + fields.filter(({ reader }) => reader === 'yesNo').length,
    )
  })
})

test('a template offers no status that ends a file, though a list that says so is understood', () => {
  const codes = (lists: typeof CHOICES) => lists.status.map(({ code }) => code)
  expect(codes(CHOICES)).toEqual(expect.arrayContaining(['completed', 'moved', 'closed_other']))
  expect(codes(OFFERED).filter((code) => ['completed', 'moved', 'closed_other'].includes(code))).toEqual([])
})

describe('the workbook of rejected rows', () => {
  const header = ['Họ tên', 'Ngày sinh', '', 'CCCD']
  const reason = { vi: 'Ngày này không có trong lịch.', en: 'There is no such day.' }
  const rejected: RejectedRow[] = [
    {
      row: 7,
      cells: ['Nguyễn Văn An', '31/02/1985', null, 1_085_012_345],
      reasons: [{ column: 'Ngày sinh', index: 1, message: reason }],
    },
    {
      row: 12,
      cells: ['=cmd|x', '-1+1', '@SUM(A1)', 123_456_789_012],
      reasons: [{ column: null, index: null, message: reason }],
    },
  ]

  test('has the cells as they came, the row, the columns and what to do', async () => {
    const rows = readWorkbook(await rejectsWorkbook(header, rejected)).get('Dòng cần sửa') ?? []
    expect(rows[0]).toEqual(['Họ tên', 'Ngày sinh', null, 'CCCD', 'Dòng gốc', 'Cột', 'Lý do / cách sửa'])
    expect(rows[1]).toEqual([
      ...['Nguyễn Văn An', '31/02/1985', null, 1_085_012_345, 7, 'Ngày sinh'],
      'Ngày sinh: Ngày này không có trong lịch. / There is no such day.',
    ])
  })

  test('is read again without what it added', async () => {
    const { head, rows } = await readBytes(await rejectsWorkbook(header, rejected))
    expect(head.header).toEqual(header)
    expect(rows.map(({ cells }) => cells)).toEqual(rejected.map(({ cells }) => cells))
  })

  test('marks the faulty cell, and nothing in it is ever a formula', async () => {
    const sheet = readZip(await rejectsWorkbook(header, rejected)).get('xl/worksheets/sheet1.xml') ?? ''
    const style = (cell: string) => new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1]
    expect(style('B2')).not.toBe(style('A2'))
    expect(sheet).not.toContain('<f>')
    const styles = readZip(await rejectsWorkbook(header, rejected)).get('xl/styles.xml') ?? ''
    const formats = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g) ?? []
    for (const cell of ['A3', 'B3', 'C3']) expect(formats[Number(style(cell))]).toContain('quotePrefix="1"')
    expect(formats[Number(style('A2'))]).not.toContain('quotePrefix')
  })

  test('of a file without a fault has only its header', async () => {
    await expect(readBytes(await rejectsWorkbook(header, []))).rejects.toMatchObject({ code: 'no_rows' })
  })
})

test('any text comes back as it was, but what XML cannot hold', async () => {
  const texts: Cell[] = [
    'a & b < c > "d" \'e\'',
    '  hai  khoảng ',
    'dòng 1\ndòng 2',
    '_x0041_',
    '😀 ữ',
    'a\u0000\uFFFEb',
  ]
  const row = (cells: Cell[]) => cells.map((value) => ({ value, style: 'plain' as const }))
  const sheet = {
    name: "O'Hà & <b>",
    columns: [{ width: 10 }],
    rows: [row(['Họ tên', 'Giới tính', 'x', 'y', 'z', 'w']), row(texts)],
  }
  const { head, rows } = await readBytes(await writeWorkbook([sheet]))
  expect(head.sheet).toBe("O'Hà & <b>")
  expect(rows[0]?.cells).toEqual([...texts.slice(0, 5), 'ab'])
})

test('the same sheets give the same bytes', async () => {
  expect((await templateWorkbook('people')).equals(await templateWorkbook('people'))).toBe(true)
})

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
