import { describe, expect, test } from 'vitest'
import { type Reader, readerOf } from '../../../../../web/src/features/explore/filters/reader.ts'
import {
  casesSearch,
  registerView,
  shownView,
  tileQuery,
} from '../../../../../web/src/features/explore/filters/register-view.ts'
import { NO_FILTERS } from '../../../../../web/src/url-state/case-filters.ts'
import { DEFAULT_VIEW, type ViewState } from '../../../../../web/src/url-state/view-state.ts'

const KEEPER: Reader = { keepsRecords: true, readsSupportNeed: true }
const PLANNER: Reader = { keepsRecords: false, readsSupportNeed: true }
const POLICE: Reader = { keepsRecords: false, readsSupportNeed: false }
const view = (change: Partial<ViewState>): ViewState => ({ ...DEFAULT_VIEW, ...change })
const filters = (change: Partial<ViewState['filters']>) => ({ ...NO_FILTERS, ...change })
const asked = (change: Partial<ViewState>) => {
  const shown = shownView(view(change), KEEPER)
  return registerView(shown, { keepsRecords: true, place: shown.place })
}
const HANOI = { level: 'province', code: '01' } as const

describe('who reads what of a link', () => {
  test('a social officer keeps every filter', () => {
    const wanted = filters({ status: ['post_rehab'], communes: ['00004'], from: '2026-01-01' })
    expect(shownView(view({ filters: wanted }), KEEPER).filters).toEqual(wanted)
  })

  test('everybody else keeps the rows alone', () => {
    const wanted = filters({ status: ['post_rehab'], sex: ['female'], communes: ['00004'], to: '2026-01-01' })
    expect(shownView(view({ filters: wanted }), PLANNER).filters).toEqual(filters({ communes: ['00004'] }))
  })

  test('a theme of support need stays closed to the police', () => {
    expect(shownView(view({ theme: 'supportNeed' }), POLICE).theme).toBe('caseload')
    expect(shownView(view({ theme: 'supportNeed' }), PLANNER).theme).toBe('supportNeed')
  })

  test('filters set a quarter and a comparison of quarters aside', () => {
    const shown = shownView(
      view({ theme: 'change', period: '2026-Q2', filters: filters({ work: ['seeking'] }) }),
      KEEPER,
    )
    expect(shown).toMatchObject({ theme: 'caseload', period: null })
  })

  test('communes bring their level, and choose nothing on the units of another day', () => {
    const wanted = { level: 'province' as const, filters: filters({ communes: ['00004'] }) }
    expect(shownView(view(wanted), PLANNER).level).toBe('commune')
    const before = shownView(view({ ...wanted, asOf: '2025-06-30' }), KEEPER)
    expect(before).toMatchObject({ level: 'province', filters: NO_FILTERS })
  })

  test('roles say who keeps records', () => {
    expect(readerOf(['social_officer'])).toEqual(KEEPER)
    expect(readerOf(['planner'])).toEqual(PLANNER)
    expect(readerOf(['police_officer'])).toEqual(POLICE)
  })
})

describe('how the register is asked', () => {
  test('not at all for a release: another reader, a named quarter, a change between quarters', () => {
    expect(registerView(view({}), { keepsRecords: false, place: null })).toBeNull()
    expect(asked({ period: '2026-Q2' })).toBeNull()
    expect(asked({ theme: 'change' })).toBeNull()
  })

  test('everybody in the scope without a place, the place with one, the communes before both', () => {
    expect(asked({})?.people).toEqual({})
    expect(asked({ place: HANOI })?.people).toEqual({ unit: ['01'] })
    const communes = filters({ communes: ['00004', '00008'] })
    expect(asked({ place: HANOI, filters: communes })).toMatchObject({
      rows: { unit: ['00004', '00008'] },
      people: { unit: ['00004', '00008'] },
      values: {},
      filtered: false,
    })
  })

  test('a place of another day is not a place of today', () => {
    expect(asked({ place: HANOI, asOf: '2025-06-30' })?.people).toEqual({})
  })

  test('map, list and tiles ask for the same people', () => {
    const found = asked({
      place: HANOI,
      filters: filters({
        status: ['ost', 'post_rehab'],
        sex: ['female'],
        from: '2026-01-01',
        to: '2026-07-01',
      }),
    })
    expect(found?.filtered).toBe(true)
    expect(found?.rows).toEqual({
      status: ['ost', 'post_rehab'],
      sex: ['female'],
      from: '2026-01-01',
      to: '2026-07-01',
    })
    expect(found && casesSearch(found)).toEqual({
      status: 'ost,post_rehab',
      sex: 'female',
      from: '2026-01-01',
      to: '2026-07-01',
      unit: '01',
    })
    expect(found && tileQuery(found)).toBe(
      'status=ost&status=post_rehab&sex=female&from=2026-01-01&to=2026-07-01&unit=01',
    )
  })
})
