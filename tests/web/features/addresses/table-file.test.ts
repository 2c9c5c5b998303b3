import { describe, expect, it } from 'vitest'
import {
  addressColumn,
  cellsOfColumn,
  columnsOf,
} from '../../../../web/src/features/addresses/table-file/address-column.ts'
import { parseCsv } from '../../../../web/src/features/addresses/table-file/parse-csv.ts'
import { decoded, readTable } from '../../../../web/src/features/addresses/table-file/read-table.ts'

describe('a file with delimiters', () => {
  it('is read with quotes, quotes in quotes and line ends within them', () => {
    expect(parseCsv('a,b\r\n"x, y","say ""z"""\r\n"two\nlines",\r\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'say "z"'],
      ['two\nlines', ''],
    ])
  })

  it('is divided by the sign that stands there most often', () => {
    expect(parseCsv('a;b;c\n1,5;2;3')).toEqual([
      ['a', 'b', 'c'],
      ['1,5', '2', '3'],
    ])
    expect(parseCsv('a\tb\n1\t2')[1]).toEqual(['1', '2'])
  })

  it('keeps its last line without an end, and has no line for an end alone', () => {
    expect(parseCsv('a\nb')).toEqual([['a'], ['b']])
    expect(parseCsv('a\n')).toEqual([['a']])
  })

  it('is understood in the encodings that spreadsheets write', () => {
    const text = 'Phường Hòa Bình'
    const marked = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
    ])
    expect(decoded(new TextEncoder().encode(text.normalize('NFD')))).toBe(text)
    expect(decoded(marked)).toBe(text)
    // In Windows-1258 a tone is a sign of its own after its vowel: o, grave, a.
    expect(decoded(new Uint8Array([0x48, 0x6f, 0xcc, 0x61]))).toBe('Hòa')
  })
})

describe('the column of addresses', () => {
  const table = [
    ['STT', 'Họ tên', 'Nơi ở hiện nay'],
    ['1', 'An', 'Xã A'],
    ['2', '', 'Phường B, tỉnh C'],
    ['3'],
  ]

  it('is found by its name', () => {
    expect(addressColumn(columnsOf(table))).toBe(2)
  })

  it('is the one with the longest cells when no name says so', () => {
    expect(
      addressColumn(
        columnsOf([
          ['a', 'b'],
          ['1', 'Xã A, tỉnh B'],
          ['2', 'Xã C'],
        ]),
      ),
    ).toBe(1)
  })

  it('gives a cell for each row, also where there is none', () => {
    expect(cellsOfColumn(table, 2)).toEqual(['Xã A', 'Phường B, tỉnh C', ''])
  })
})

describe('files that are not read here', () => {
  it('are refused by their kind and size', async () => {
    await expect(readTable(new File(['x'], 'a.pdf'))).rejects.toMatchObject({ code: 'unknown_kind' })
    const large = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'a.csv')
    await expect(readTable(large)).rejects.toMatchObject({ code: 'too_large' })
  })
})
