import { describe, expect, it } from 'vitest'
import {
  type CasesView,
  EVERYBODY,
  filterText,
  isStep,
  parseCasesView,
  writeCasesView,
} from '../../../../web/src/features/cases/model/cases-view.ts'
import { readSearch, writeSearch } from '../../../../web/src/url-state/search-text.ts'

const through = (view: CasesView) => parseCasesView(readSearch(writeSearch(writeCasesView(view))))

describe('the link of the screen of cases', () => {
  const view: CasesView = {
    unit: ['00454', '00460'],
    task: 'due',
    status: ['post_rehab', 'ost'],
    programme: ['rehab'],
    supportNeed: ['high', 'none'],
    work: ['seeking'],
    trade: ['welding'],
    sex: ['female'],
    ageBand: ['12-17', '50+'],
    from: '2026-01-01',
    to: '2026-07-01',
    located: false,
    caseId: 147,
    camera: { lon: 107.512, lat: 15.204, zoom: 11 },
  }

  it('brings every filter back', () => {
    expect(through(view)).toEqual(view)
  })

  it('is empty for everybody', () => {
    expect(writeSearch(writeCasesView(EVERYBODY))).toBe('')
    expect(parseCasesView({})).toEqual(EVERYBODY)
  })

  it('drops what does not exist and keeps the rest', () => {
    const mistyped = {
      unit: '00454,x,00454',
      status: 'post_rehab,relapsed',
      task: 'all',
      located: 'maybe',
      case: '-3',
      at: '107,15',
      name: 'Khang',
      reason: 'something',
    }
    expect(parseCasesView(mistyped)).toEqual({ ...EVERYBODY, unit: ['00454'], status: ['post_rehab'] })
  })

  it('holds nothing but codes and numbers', () => {
    expect(Object.keys(writeCasesView(view))).toEqual([
      'unit',
      'task',
      'status',
      'programme',
      'supportNeed',
      'work',
      'trade',
      'sex',
      'ageBand',
      'from',
      'to',
      'located',
      'case',
      'at',
    ])
  })

  it('asks list, map and counts for the same, whatever is open or in view', () => {
    const text = filterText(view)
    expect(text).toBe(
      'unit=00454&unit=00460&status=post_rehab&status=ost&programme=rehab&supportNeed=high&supportNeed=none' +
        '&work=seeking&trade=welding&sex=female&ageBand=12-17&ageBand=50%2B&from=2026-01-01&to=2026-07-01&located=false',
    )
    expect(filterText({ ...view, caseId: null, camera: null, task: null })).toBe(text)
  })

  it('makes a step for the Back button of everything but the camera', () => {
    expect(isStep(view, { ...view, camera: null })).toBe(false)
    expect(isStep(view, { ...view, caseId: 148 })).toBe(true)
    expect(isStep(view, { ...view, unit: ['00454'] })).toBe(true)
  })
})
