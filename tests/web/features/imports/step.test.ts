import { describe, expect, it } from 'vitest'
import { IMPORTS_LINK } from '../../../../web/src/features/imports/model/imports-view.ts'
import { stepOf } from '../../../../web/src/features/imports/model/step.ts'
import { faultOf } from '../../../../web/src/features/imports/start/file-fault.ts'

type Standing = NonNullable<Parameters<typeof stepOf>[0]>

const COLUMN = { index: 0, header: 'Họ tên', samples: [], field: 'name', certain: true, why: 'name' }

function standing(status: Standing['status'], columns = [COLUMN], rowsRead = 12): Standing {
  return { status, columns, rowsRead }
}

describe('the way of a file', () => {
  it('begins with the file and ends with the receipt', () => {
    expect(stepOf(null, false)).toBe('file')
    expect(stepOf(standing('mapping'), false)).toBe('columns')
    expect(stepOf(standing('checked'), false)).toBe('check')
    expect(stepOf(standing('applied'), false)).toBe('receipt')
  })

  it('goes back to the columns from the check, and from nowhere else', () => {
    expect(stepOf(standing('checked'), true)).toBe('columns')
    expect(stepOf(standing('applied'), true)).toBe('receipt')
    expect(stepOf(standing('checking'), true)).toBe('check')
  })

  it('stays where it failed: before the columns, while rows were compared, while they were written', () => {
    expect(stepOf(standing('failed', [], 0), false)).toBe('file')
    expect(stepOf(standing('failed', [COLUMN], 0), false)).toBe('check')
    expect(stepOf(standing('failed'), true)).toBe('apply')
  })

  it('stands in the link, and mistyped parts of a link fall back', () => {
    const view = { importId: 12, columns: true, part: 'rows', outcome: 'updated' } as const
    expect(IMPORTS_LINK.parse(IMPORTS_LINK.serialise(view))).toEqual(view)
    expect(IMPORTS_LINK.parse({ import: '-4', part: 'x', outcome: 'y', columns: '1' })).toEqual({
      importId: null,
      columns: false,
      part: 'summary',
      outcome: 'rejected',
    })
  })

  it('leaves out of the link what is as usual', () => {
    expect(IMPORTS_LINK.serialise(IMPORTS_LINK.parse({ import: '3' }))).toEqual({ import: '3' })
  })
})

describe('a file before it is sent', () => {
  const MEGABYTE = 1024 * 1024
  it('is looked at by its name and size', () => {
    expect(faultOf({ name: 'danh sách.XLSX', size: 1000 })).toBeNull()
    expect(faultOf({ name: 'a.xls', size: 1000 })).toBe('old_xls')
    expect(faultOf({ name: 'a.pdf', size: 1000 })).toBe('unknown_kind')
    expect(faultOf({ name: 'a', size: 1000 })).toBe('unknown_kind')
    expect(faultOf({ name: 'a.csv', size: 0 })).toBe('empty')
    expect(faultOf({ name: 'a.xlsx', size: 20 * MEGABYTE + 1 })).toBe('too_large')
    expect(faultOf({ name: 'a.csv', size: 20 * MEGABYTE + 1 })).toBeNull()
    expect(faultOf({ name: 'a.csv', size: 200 * MEGABYTE + 1 })).toBe('too_large')
  })
})
