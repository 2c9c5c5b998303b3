import { isDay } from '@hoanhap/geo/day.ts'
import { AgeBand, LegalStatus, Sex, SupportNeed, Work } from '@hoanhap/server/contract.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseFiltersView } from '../../../web/src/url-state/case-filters.ts'
import { degreeDigits, roundCamera } from '../../../web/src/url-state/link-text.ts'
import { readSearch, writeSearch } from '../../../web/src/url-state/search-text.ts'
import { parseView, serialiseView } from '../../../web/src/url-state/serialise.ts'
import {
  DEFAULT_VIEW,
  Draw,
  LAYER_IDS,
  LEVELS,
  METHODS,
  THEMES,
  VIEWS,
  type ViewState,
} from '../../../web/src/url-state/view-state.ts'

const code = fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(5, '0'))
const unitRef = fc.record({ level: fc.constantFrom(...LEVELS), code })
const day = fc
  .record({ year: fc.integer({ min: 1975, max: 2100 }), dayOfYear: fc.integer({ min: 0, max: 364 }) })
  .map(({ year, dayOfYear }) => new Date(Date.UTC(year, 0, 1 + dayOfYear)).toISOString().slice(0, 10))
const period = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 4 }))
const layers = fc.shuffledSubarray([...LAYER_IDS], { minLength: LAYER_IDS.length }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        on: fc.boolean(),
        opacity: fc.integer({ min: 0, max: 20 }).map((steps) => (steps * 5) / 100),
      }),
    ),
  ),
)
const camera = fc
  .record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    zoom: fc.double({ min: 0, max: 18, noNaN: true }),
  })
  .map(roundCamera)
const breaks = fc
  .uniqueArray(fc.integer({ min: -500, max: 5000 }), { maxLength: 7 })
  .map((numbers) => numbers.sort((a, b) => a - b).map((number) => number / 10))
const asDay = (text: string | null) => (text !== null && isDay(text) ? text : null)
const days = fc.tuple(fc.option(day), fc.option(day)).map(
  ([from, to]): Pick<CaseFiltersView, 'from' | 'to'> => ({
    from: asDay(from),
    to: from !== null && to !== null && to <= from ? null : asDay(to),
  }),
)
const filters: fc.Arbitrary<CaseFiltersView> = fc
  .record({
    status: fc.subarray(LegalStatus.options),
    programme: fc.oneof(
      fc.subarray(['rehab', 'post_rehab'] as const),
      fc.subarray(['released_prisoner'] as const),
    ),
    supportNeed: fc.subarray(SupportNeed.options),
    work: fc.subarray(Work.options),
    trade: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z_]{1,20}$/), { maxLength: 3 }),
    sex: fc.subarray(Sex.options),
    ageBand: fc.subarray(AgeBand.options),
    communes: fc.uniqueArray(code, { maxLength: 12 }),
  })
  .chain((lists) => days.map((between): CaseFiltersView => ({ ...lists, ...between })))
const view: fc.Arbitrary<ViewState> = fc.record({
  place: fc.option(unitRef),
  unit: fc.option(unitRef),
  asOf: fc.option(day),
  period: fc.option(period.map(([year, quarter]) => `${year}-Q${quarter}`)),
  theme: fc.constantFrom(...THEMES),
  draw: fc.constantFrom(...Draw.options),
  level: fc.constantFrom(...LEVELS),
  method: fc.constantFrom(...METHODS),
  classCount: fc.integer({ min: 2, max: 7 }),
  breaks,
  layers,
  view: fc.constantFrom(...VIEWS),
  compare: fc.option(day),
  camera: fc.option(camera),
  sort: fc.option(
    fc.record({ column: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/), descending: fc.boolean() }),
  ),
  filters,
})

describe('a shared link', () => {
  test('opens as the view it was made from', () => {
    fc.assert(
      fc.property(view, (state) => {
        const address = writeSearch(serialiseView(state))
        expect(parseView(readSearch(address))).toEqual(state)
      }),
      { numRuns: 500 },
    )
  })

  test('of the untouched page is empty', () => {
    expect(serialiseView(DEFAULT_VIEW)).toEqual({})
    expect(writeSearch(serialiseView(DEFAULT_VIEW))).toBe('')
    expect(parseView({})).toEqual(DEFAULT_VIEW)
  })

  test('reads like a sentence', () => {
    const state = { ...DEFAULT_VIEW, place: { level: 'province' as const, code: '01' }, asOf: '2025-06-30' }
    expect(writeSearch(serialiseView(state))).toBe('?place=province:01&asOf=2025-06-30')
  })

  test('with any text in any field still opens', () => {
    const names = [
      ...Object.keys(serialiseView({ ...DEFAULT_VIEW, theme: 'rate' })),
      'place',
      'at',
      'layers',
      'x',
    ]
    const garbage = fc.dictionary(fc.constantFrom(...names, 'classes', 'breaks', 'sort'), fc.string())
    fc.assert(
      fc.property(garbage, (search) => {
        const state = parseView(search)
        expect(parseView(serialiseView(state))).toEqual(state)
      }),
    )
  })

  test('keeps the good fields when one is wrong', () => {
    const state = parseView({
      place: 'province:01',
      asOf: '2025-02-30',
      theme: 'heat',
      classes: '99',
      at: '1,2',
    })
    expect(state).toEqual({ ...DEFAULT_VIEW, place: { level: 'province', code: '01' } })
  })

  test('names a layer that this version does not know', () => {
    const state = parseView({ layers: 'trenches,employers.50,-names' })
    expect(state.layers.slice(0, 2)).toEqual([
      { id: 'employers', on: true, opacity: 0.5 },
      { id: 'names', on: false, opacity: 1 },
    ])
    expect(state.layers.map(({ id }) => id).sort()).toEqual([...LAYER_IDS].sort())
  })
})

test('the camera keeps the digits that the eye can see', () => {
  expect(degreeDigits(0)).toBeLessThan(degreeDigits(10))
  const zoom = 12
  const pixelDegrees = 360 / (512 * 2 ** zoom)
  expect(10 ** -degreeDigits(zoom)).toBeLessThanOrEqual(pixelDegrees)
  expect(10 ** -degreeDigits(zoom)).toBeGreaterThan(pixelDegrees / 10)
})

describe('filters of a link', () => {
  test('are lists of codes and days that a reader can read', () => {
    const filters = {
      ...DEFAULT_VIEW.filters,
      status: ['ost' as const],
      communes: ['00004', '00008'],
      to: '2026-07-01',
    }
    expect(serialiseView({ ...DEFAULT_VIEW, filters })).toEqual({
      status: 'ost',
      communes: '00004,00008',
      to: '2026-07-01',
    })
  })

  test('that the server would refuse are dropped, each on its own', () => {
    const { filters } = parseView({
      status: 'ost,unknown',
      programme: 'rehab,released_prisoner',
      communes: '00004,Hà Nội,00004',
      sex: 'x',
      from: '2026-07-01',
      to: '2026-06-01',
    })
    expect(filters).toEqual({
      ...DEFAULT_VIEW.filters,
      status: ['ost'],
      programme: ['rehab'],
      communes: ['00004'],
      from: '2026-07-01',
    })
  })

  test('an old link has none, and draws no people', () => {
    const view = parseView({ layers: 'figures,-names,employers', place: 'province:01' })
    expect(view.filters).toEqual(DEFAULT_VIEW.filters)
    expect(view.layers.find(({ id }) => id === 'cases')).toEqual({ id: 'cases', on: false, opacity: 1 })
  })
})
