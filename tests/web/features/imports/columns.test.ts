import { describe, expect, it } from 'vitest'
import {
  changedColumns,
  columnLetters,
  doubledIn,
  draftOf,
  missingIn,
  sampleOfMarks,
} from '../../../../web/src/features/imports/model/columns.ts'

const column = (index: number, field: string | null) => ({
  index,
  header: `Cột ${index}`,
  samples: [],
  field,
  certain: true,
  why: 'name',
})
const field = (name: string, required: boolean) => ({ name, required, vi: name, en: name })
const columns = [column(0, 'name'), column(1, null), column(2, 'birth')]
const fields = [field('name', true), field('sex', true), field('birth', true), field('phone', false)]

describe('the columns of a file', () => {
  it('begin as the server suggests them', () => {
    expect(draftOf({ columns })).toEqual({ 0: 'name', 1: null, 2: 'birth' })
  })

  it('lack what the server misses until the draft gives it', () => {
    const state = { fields, missingFields: ['sex'] }
    expect(missingIn(draftOf({ columns }), state).map(({ name }) => name)).toEqual(['sex'])
    expect(missingIn({ ...draftOf({ columns }), 1: 'sex' }, state)).toEqual([])
  })

  it('contradict each other when two give the same, and columns left out never do', () => {
    expect(doubledIn({ 0: 'name', 1: 'name', 2: null, 3: null })).toEqual(new Set(['name']))
    expect(doubledIn({ 0: 'name', 1: null, 2: null })).toEqual(new Set())
  })

  it('are sent only where they changed', () => {
    expect(changedColumns(draftOf({ columns }), { columns })).toBeNull()
    expect(changedColumns({ 0: null, 1: 'sex', 2: 'birth' }, { columns })).toEqual({ 0: null, 1: 'sex' })
  })

  it('have the letters of a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 199].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'GR'])
  })
})

describe('letters by which somebody sees whether a text was read rightly', () => {
  const told = (header: string, samples: string[]) => ({ ...column(0, null), header, samples })

  it('are those with most marks, of headers and cells', () => {
    const columns = [told('Họ tên', ['Lê An', 'Nguyễn Thị Hường']), told('So', ['12'])]
    expect(sampleOfMarks({ columns })).toBe('Nguyễn Thị Hường')
    expect(sampleOfMarks({ columns: [told('Địa chỉ', ['12'])] })).toBe('Địa chỉ')
  })

  it('are none where nothing has a mark, and never long', () => {
    expect(sampleOfMarks({ columns: [told('So', ['12'])] })).toBeNull()
    expect(sampleOfMarks({ columns: [told('Ô', ['ế'.repeat(300)])] })).toBe('ế'.repeat(60))
  })
})
