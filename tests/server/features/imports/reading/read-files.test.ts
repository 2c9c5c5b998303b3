import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../../server/features/imports/reading/limits.ts'
import { HEADER, makeWorkbook, PERSON, rowXml } from './support/make-workbook.ts'
import { readBytes } from './support/read-bytes.ts'

const cellsOf = (rows: { cells: unknown[] }[]) => rows.map(({ cells }) => cells)
const inSheet = (rows: string, more: Partial<Parameters<typeof makeWorkbook>[0]> = {}) =>
  makeWorkbook({ sheets: { 'Danh sách': rows }, ...more })

describe('a CSV file', () => {
  test('counts rows as a spreadsheet does, with blank ones and cells of many lines', async () => {
    const { head, rows, end } = await readBytes('Họ tên,Địa chỉ\r\nAn,"Số 1\r\ntổ 2, ""A"""\r\n\r\nBình,\r\n')
    expect(head).toMatchObject({ format: 'csv', delimiter: ',', headerRow: 1, sheets: [], sheet: null })
    expect(rows).toEqual([
      { row: 2, cells: ['An', 'Số 1\r\ntổ 2, "A"'] },
      { row: 4, cells: ['Bình', null] },
    ])
    expect(end.rowsRead).toBe(2)
  })

  test.each([
    [';', 'Họ tên;Vĩ độ;Kinh độ\nAn;16,5;108,2\nBình;16,6;108,3\n'],
    ['\t', 'Họ tên\tĐịa chỉ\nAn\tSố 1, tổ 2, xã Hòa\n'],
    ['|', 'Họ tên|Địa chỉ\nAn|Số 1, tổ 2\n'],
    [',', 'Họ tên,Ghi chú\nAn,"a;b;c"\nBình,"d;e;f"\n'],
  ])('is cut by %j', async (delimiter, text) => {
    expect((await readBytes(text)).head.delimiter).toBe(delimiter)
  })

  test('may say its delimiter in a line that no spreadsheet shows', async () => {
    const { head, rows } = await readBytes('sep=;\nHọ tên;Địa chỉ, xã\nAn;Số 1, tổ 2\n')
    expect([head.headerRow, head.delimiter, rows]).toEqual([
      1,
      ';',
      [{ row: 2, cells: ['An', 'Số 1, tổ 2'] }],
    ])
  })

  test('keeps a sign in the middle of a cell, and the text of ="0012"', async () => {
    const { rows } = await readBytes('Họ tên,CCCD\nAn 12" x,="001085012345"\n')
    expect(cellsOf(rows)).toEqual([['An 12" x', '001085012345']])
  })

  test('is read the same however it is cut into pieces', async () => {
    const line = (index: number) =>
      `Nguyễn Văn ${index},"Số ${index}, ""tổ""\r\nxã Hòa",${'ữ'.repeat(index % 97)}\r\n`
    const { rows } = await readBytes(
      `Họ tên,Địa chỉ,Ghi chú\r\n${Array.from({ length: 4000 }, (_, index) => line(index)).join('')}`,
    )
    expect(rows).toHaveLength(4000)
    const at = (index: number) => [
      `Nguyễn Văn ${index}`,
      `Số ${index}, "tổ"\r\nxã Hòa`,
      'ữ'.repeat(index % 97) || null,
    ]
    expect(cellsOf(rows)).toEqual(Array.from({ length: 4000 }, (_, index) => at(index)))
  })

  test('composes marks, drops what has no width, and says so', async () => {
    const { rows, found } = await readBytes(`Họ tên,Ghi chú\n${'Nguyễn'.normalize('NFD')},a\u200Bb\n`)
    expect(cellsOf(rows)).toEqual([['Nguyễn', 'ab']])
    expect(found.not_composed).toEqual([2])
  })

  test('names cells that lost something', async () => {
    const { rows, found } = await readBytes(
      'Họ tên,Ghi chú\nAn\u0001,x\nB\uFFFDnh,y\nNguyÃªn,z\nHä NguyÔn,w\n',
    )
    expect(rows[0]).toEqual({
      row: 2,
      cells: ['An', 'x'],
      faults: [{ column: 0, code: 'control_characters' }],
    })
    expect(rows[1]?.faults).toEqual([{ column: 0, code: 'damaged_characters' }])
    expect(found).toMatchObject({
      mojibake: [4],
      legacy_text: [5],
      control_characters: [2],
      damaged_characters: [3],
    })
  })

  test('names the cells beside the header and rows that are longer', async () => {
    const { head, rows, found } = await readBytes(`Họ tên,Giới tính\n${'An,Nam\n'.repeat(60)}Bình,Nữ,x\n`)
    expect(head.header).toEqual(['Họ tên', 'Giới tính'])
    expect(rows.at(-1)).toEqual({ row: 62, cells: ['Bình', 'Nữ'] })
    expect(found.cells_beyond_header).toEqual([62])
  })
})

describe('the header', () => {
  test('is looked for under titles, may have two rows and numbers under it', async () => {
    const text =
      'UBND PHƯỜNG HÒA BÌNH\nDANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ\n\nSTT;Họ tên;Năm sinh;;Địa chỉ\n;;Nam;Nữ;\nA;B;1;2;3\n1;An;1985;;Xã A\n2;Bình;;1990;Xã B\n'
    const { head, rows, found } = await readBytes(text)
    expect(head.headerRow).toBe(5)
    expect(head.header).toEqual(['STT', 'Họ tên', 'Năm sinh: Nam', 'Năm sinh: Nữ', 'Địa chỉ'])
    expect(rows.map(({ row }) => row)).toEqual([7, 8])
    expect(found).toMatchObject({ two_header_rows: [5], column_numbers: [6], rows_above_header: [1, 2] })
  })

  test('is the same when somebody names its row, the upper or the lower one', async () => {
    const text = 'STT;Họ tên;Năm sinh;\n;;Nam;Nữ\n1;An;1985;\n'
    const header = ['STT', 'Họ tên', 'Năm sinh: Nam', 'Năm sinh: Nữ']
    for (const headerRow of [1, 2])
      expect((await readBytes(text, { headerRow })).head).toMatchObject({ header, headerRow: 2 })
  })

  test('is the row that somebody names, even one that looks like none', async () => {
    const { head, rows } = await readBytes('a,b\nHọ tên,Giới tính\nc,d\nAn,Nam\n', { headerRow: 3 })
    expect([head.header, cellsOf(rows)]).toEqual([['c', 'd'], [['An', 'Nam']]])
    await expect(readBytes('a,b\n1,2\n', { headerRow: 9 })).rejects.toMatchObject({ code: 'no_header' })
  })

  test('may have names that no register has', async () => {
    expect((await readBytes('Kolom,Waarde,Derde\n1,2,3\n')).head.header).toEqual(['Kolom', 'Waarde', 'Derde'])
  })

  test('may be one known column, and names what repeats or is missing', async () => {
    expect((await readBytes('Địa chỉ\nSố 1\n')).head.header).toEqual(['Địa chỉ'])
    const { head, found } = await readBytes('Họ tên,Địa chỉ,địa chỉ,\nAn,a,b,c\n')
    expect(head.header).toEqual(['Họ tên', 'Địa chỉ', 'địa chỉ', ''])
    expect(found).toMatchObject({ repeated_header: [1], blank_header: [1] })
  })

  test('is missing where there are only figures, and rows where there is only a header', async () => {
    await expect(readBytes('1,2\n3,4\n')).rejects.toMatchObject({ code: 'no_header' })
    await expect(readBytes('Họ tên,Giới tính\n\n')).rejects.toMatchObject({ code: 'no_rows' })
    await expect(readBytes('\n\n')).rejects.toMatchObject({ code: 'no_rows' })
  })

  test('called like the inside of the program is a header like any other', async () => {
    const { head, rows } = await readBytes('Họ tên,__proto__,constructor\nAn,x,y\n')
    expect([head.header, cellsOf(rows)]).toEqual([['Họ tên', '__proto__', 'constructor'], [['An', 'x', 'y']]])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('of a returned file ends where its reasons begin', async () => {
    const text = 'Họ tên,Ngày sinh,Dòng gốc,Cột,Lý do / cách sửa\nAn,1985,7,Ngày sinh,Sai\n'
    const { head, rows, found } = await readBytes(text)
    expect([head.header, cellsOf(rows)]).toEqual([['Họ tên', 'Ngày sinh'], [['An', '1985']]])
    expect(found).not.toHaveProperty('cells_beyond_header')
  })
})

describe('a workbook', () => {
  test('is read by the sheet that looks like a register; hidden ones come last', async () => {
    const cover = rowXml(1, ['Báo cáo quý', 'Năm 2026'])
    const bytes = makeWorkbook({
      sheets: { Ẩn: HEADER + PERSON, Bìa: cover, 'Danh sách': HEADER + PERSON },
      hidden: ['Ẩn'],
    })
    const { head, rows } = await readBytes(bytes)
    expect(head).toMatchObject({ format: 'xlsx', sheet: 'Danh sách', encoding: null, delimiter: null })
    expect(head.sheets.map(({ name }) => name)).toEqual(['Bìa', 'Danh sách', 'Ẩn'])
    expect(rows).toEqual([{ row: 2, cells: ['Nguyễn Văn An', '1985', 'Nam', '15/03/2024'] }])
    expect((await readBytes(bytes, { sheet: 'Ẩn' })).found).toHaveProperty('hidden_sheet')
    await expect(readBytes(bytes, { sheet: 'Khác' })).rejects.toMatchObject({ code: 'unknown_sheet' })
  })

  test('gives days as days, by the format of the cell and the calendar of the file', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0 &quot;đồng&quot;"/><numFmt numFmtId="166" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>'
    const row = `<row r="2"><c r="A2" s="1"><v>31136</v></c><c r="B2" s="2"><v>31136.5</v></c><c r="C2" s="3"><v>31136</v></c><c r="D2" s="4"><v>1085012345</v></c><c r="E2" s="1"><v>-4</v></c></row>`
    const { rows } = await readBytes(inSheet(HEADER + row, { styles }))
    expect(rows[0]?.cells).toEqual(['1985-03-30', '1985-03-30', 31136, '001085012345', null])
    expect(rows[0]?.faults).toEqual([{ column: 4, code: 'not_a_date' }])
    const mac = await readBytes(
      inSheet(HEADER + row, { styles, workbookProperties: '<workbookPr date1904="1"/>' }),
    )
    expect(mac.rows[0]?.cells[0]).toBe('1989-03-31')
  })

  test('shares texts with runs, escapes and readings', async () => {
    const sharedTexts =
      '<si><t>Nguyễn &amp; An</t></si><si><r><t xml:space="preserve">Số 1, </t></r><r><rPr><b/></rPr><t>xã Hòa</t></r><rPh><t>hoa</t></rPh></si><si><t>a_x000D_b</t></si>'
    const row =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="b"><v>1</v></c></row>'
    const { rows } = await readBytes(inSheet(HEADER + row, { sharedTexts }))
    expect(rows).toEqual([{ row: 2, cells: ['Nguyễn & An', 'Số 1, xã Hòa', 'a\rb', 'TRUE'] }])
  })

  test('reads what formulas came to, and names those that came to nothing', async () => {
    const row = `<row r="2"><c r="A2" t="str"><f>B9&amp;C9</f><v>Nguyễn An</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>1/0</f></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
    const { rows, found } = await readBytes(inSheet(HEADER + row))
    expect(rows[0]?.cells.slice(0, 2)).toEqual(['Nguyễn An', 2])
    expect(rows[0]?.faults).toEqual([
      { column: 2, code: 'formula_without_value' },
      { column: 3, code: 'error_value' },
    ])
    expect(found.formula).toEqual([2])
  })

  test('in an old font is converted as the font shows it, but Unicode in such a font stays', async () => {
    const styles =
      '<fonts><font><name val="Calibri"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    const cell = (reference: string, style: number, text: string) =>
      `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = `<row r="2">${cell('A2', 1, 'NguyÔn V¨n An')}${cell('B2', 2, 'Phöôøng Hoøa')}${cell('C2', 1, 'Nguyễn')}${cell('D2', 1, 'Hà Bình')}</row>`
    const { rows, found } = await readBytes(inSheet(HEADER + row, { styles }))
    expect(rows[0]?.cells).toEqual(['Nguyễn Văn An', 'Phường Hòa', 'Nguyễn', 'Hà Bình'])
    expect(found.legacy_font).toEqual([2])
  })

  test('reads hidden rows too, knows prefixes, and does not believe its own size', async () => {
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:XFD1048576"/><x:sheetData>${(HEADER + PERSON.replace('<row ', '<row hidden="1" ')).replace(/<(\/?)/g, '<$1x:')}</x:sheetData></x:worksheet>`
    const { rows, found, head } = await readBytes(
      inSheet('', { parts: [{ name: 'xl/worksheets/sheet1.xml', data: sheet }] }),
    )
    expect([rows.length, head.sheets[0]?.rows]).toEqual([1, 1_048_576])
    expect(found.hidden_rows).toEqual([2])
  })

  test('ends at its limits of rows and columns', async () => {
    const rows = Array.from(
      { length: LIMITS.workbookRows + 1 },
      (_, index) => `<row><c><v>${(index * 7919) % 99991}</v></c></row>`,
    ).join('')
    await expect(readBytes(inSheet(HEADER + rows))).rejects.toMatchObject({ code: 'too_many_rows' })
    const wide = (last: string) =>
      `${HEADER}<row r="2"><c r="A2"><v>1</v></c><c r="${last}2"><v>1</v></c></row>`
    await expect(readBytes(inSheet(wide('GS')))).rejects.toMatchObject({ code: 'too_many_columns' })
    expect((await readBytes(inSheet(wide('GR')))).head.header).toHaveLength(LIMITS.columns)
  })
})
