import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import { AccessService } from '@hoanhap/server/contract.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_GAP_VIEW,
  GAP_MEASURES,
  GapShow,
  type GapView,
  gapHistoryEntry,
  parseGapView,
  serialiseGapView,
} from '../../../web/src/url-state/gap-view.ts'
import { roundCamera } from '../../../web/src/url-state/link-text.ts'
import { readSearch, writeSearch } from '../../../web/src/url-state/search-text.ts'
import { LEVELS } from '../../../web/src/url-state/view-state.ts'

const code = fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(5, '0'))
const unitRef = fc.record({ level: fc.constantFrom(...LEVELS), code })
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10))
const km = fc.integer({ min: 1, max: 400 }).map((halves) => halves / 2)
const decay = fc.constantFrom(...DECAYS)
const measure = fc.constantFrom(...GAP_MEASURES)
const camera = fc
  .record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    zoom: fc.double({ min: 0, max: 18, noNaN: true }),
  })
  .map(roundCamera)
/** Only employers are told apart by trade. */
const question = fc.oneof(
  fc.record({
    service: fc.constant('employer' as const),
    trade: fc.option(fc.stringMatching(/^[a-z][a-z_]{1,20}$/)),
  }),
  fc.record({ service: fc.constantFrom(...AccessService.options), trade: fc.constant(null) }),
)
const view: fc.Arbitrary<GapView> = fc
  .record({
    place: fc.option(unitRef),
    unit: fc.option(unitRef),
    asOf: fc.option(day),
    catchmentKm: km,
    decay,
    steps: fc.constantFrom('2' as const, '3' as const),
    measure,
    view: fc.constantFrom(...GapShow.options),
    compare: fc.option(fc.record({ measure, catchmentKm: km, decay })),
    camera: fc.option(camera),
    sort: fc.option(
      fc.record({ column: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/), descending: fc.boolean() }),
    ),
    siteCount: fc.integer({ min: 1, max: 20 }),
    scenario: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  })
  .chain((rest) => question.map((asked): GapView => ({ ...rest, ...asked })))

describe('a shared link of the gap planner', () => {
  test('opens as the view it was made from', () => {
    fc.assert(
      fc.property(view, (state) => {
        const address = writeSearch(serialiseGapView(state))
        expect(parseGapView(readSearch(address))).toEqual(state)
      }),
      { numRuns: 500 },
    )
  })

  test('is empty for the page as it opens', () => {
    expect(serialiseGapView(DEFAULT_GAP_VIEW)).toEqual({})
    expect(parseGapView({})).toEqual(DEFAULT_GAP_VIEW)
  })

  test('falls back field by field, whatever it says', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(serialiseGapView(everything)), 'other'),
      fc.oneof(fc.string(), fc.integer(), fc.constant('NaN'), fc.constant('1e999')),
    )
    fc.assert(
      fc.property(anything, (search) => {
        const read = parseGapView(search)
        expect(read.catchmentKm).toBeGreaterThanOrEqual(0.5)
        expect(read.catchmentKm).toBeLessThanOrEqual(200)
        expect(parseGapView(serialiseGapView(read))).toEqual(read)
      }),
    )
    expect(parseGapView({ km: '0', decay: 'exponential', compare: 'gap,0,none' })).toEqual({
      ...DEFAULT_GAP_VIEW,
      decay: 'exponential',
    })
  })

  test('keeps a trade for work only', () => {
    expect(parseGapView({ service: 'ost_clinic', trade: 'welding' }).trade).toBeNull()
    expect(parseGapView({ trade: 'welding' }).trade).toBe('welding')
  })
})

const everything: GapView = {
  ...DEFAULT_GAP_VIEW,
  place: { level: 'province', code: '07' },
  unit: { level: 'commune', code: '02125' },
  asOf: '2025-06-30',
  trade: 'welding',
  catchmentKm: 12.5,
  decay: 'step',
  steps: '3',
  measure: 'ratio',
  view: 'table',
  compare: { measure: 'nearest', catchmentKm: 20, decay: 'none' },
  camera: { lon: 108, lat: 16, zoom: 9 },
  sort: { column: 'people', descending: true },
  siteCount: 5,
  scenario: 3,
}

describe('the Back button', () => {
  const entry = (change: Partial<GapView>) =>
    gapHistoryEntry(DEFAULT_GAP_VIEW, { ...DEFAULT_GAP_VIEW, ...change })

  test.each<[string, Partial<GapView>]>([
    ['the trade', { trade: 'welding' }],
    ['the measure', { measure: 'nearest' }],
    ['one map or two', { compare: everything.compare }],
    ['the chosen commune', { unit: everything.unit }],
    ['the scenario', { scenario: 3 }],
  ])('undoes a change of %s', (_, change) => {
    expect(entry(change)).toBe('push')
  })

  test.each<[string, Partial<GapView>]>([
    ['the reach, which is a slider', { catchmentKm: 20 }],
    ['the camera', { camera: everything.camera }],
    ['the sort', { sort: everything.sort }],
  ])('does not stop at %s', (_, change) => {
    expect(entry(change)).toBe('replace')
  })
})
