import type { Siting } from '@hoanhap/server/contract.ts'
import { describe, expect, test } from 'vitest'
import { curveScale } from '../../../../../web/src/features/gap-planner/siting/curve-scale.ts'
import {
  amountOf,
  type DrawnPoint,
  MOST_POINTS,
  withPoint,
} from '../../../../../web/src/features/gap-planner/siting/drawn-points.ts'
import {
  curveOf,
  sitesOfAnswer,
  sitesOfPreview,
} from '../../../../../web/src/features/gap-planner/siting/found-sites.ts'
import { previewSites } from '../../../../../web/src/features/gap-planner/siting/preview.ts'
import {
  candidateCommunes,
  isSameQuestion,
  questionOf,
  type SitingWish,
} from '../../../../../web/src/features/gap-planner/siting/siting-question.ts'

const setting = {
  service: 'employer',
  trade: 'welding',
  catchmentKm: 12,
  decay: 'gaussian',
  steps: '2',
  asOf: null,
} as const
const wish: SitingWish = {
  ...{ count: 3, objective: 'cover', area: 'place', excluded: [] },
  ...{ from: 'communes', points: [], budget: null },
}
const nameOf = ({ label }: DrawnPoint) => `Điểm ${label}`
/** Points at 107.1, 107.2 and 107.3; only two have a cost. */
const points = [107.1, 107.2, 107.3]
  .reduce<readonly DrawnPoint[]>((some, lon) => withPoint(some, [lon, 15]), [])
  .map((point, index) => ({ ...point, cost: index === 1 ? null : 100 * (index + 1) }))
const out = [{ unitId: 3, code: '00103', name: 'Xã C' }]
const place = (id: number, lon: number) => ({
  id,
  name: `Xưởng ${id}`,
  point: [lon, 15] as const,
  capacity: 5,
})
const places = [place(1, 107), place(2, 107.5), place(3, 108)]
const asTheyAre = places.map((before) => ({ ...before, before }))

describe('the question', () => {
  test('is that of the page, within the chosen place', () => {
    expect(questionOf({ wish, setting, place: { code: '79' }, places, tried: asTheyAre, nameOf })).toEqual({
      ...{ service: 'employer', trade: 'welding', p: 3, radiusKm: 12, objective: 'cover', unit: ['79'] },
    })
    const everywhere: SitingWish = { ...wish, area: 'everywhere' }
    expect(
      questionOf({ wish: everywhere, setting, place: { code: '79' }, places, tried: asTheyAre, nameOf }),
    ).not.toHaveProperty('unit')
  })

  test('names the communes where nothing new can stand', () => {
    const asked = { setting, place: null, places, tried: asTheyAre, nameOf }
    expect(questionOf({ ...asked, wish: { ...wish, excluded: out } }).exclude).toEqual(['00103'])
    expect(questionOf({ ...asked, wish })).not.toHaveProperty('exclude')
  })

  test('takes what is tried as if it were there: added, moved, removed, but no other number of openings', () => {
    const [first, second] = asTheyAre
    if (!first || !second) throw new Error('the sample has places')
    const tried = [
      { ...first, capacity: 50 },
      { ...second, point: [107.6, 15] as const },
      { id: -1, name: null, point: [107.9, 15.2] as const, capacity: 10, before: null },
    ]
    const question = questionOf({ wish, setting, place: null, places, tried, nameOf })
    expect(question.removed).toEqual([2, 3])
    expect(question.added).toEqual([
      [107.6, 15],
      [107.9, 15.2],
    ])
    const before = questionOf({ wish, setting, place: null, places, tried: asTheyAre, nameOf })
    expect(isSameQuestion(question, before)).toBe(true)
    expect(isSameQuestion({ ...question, p: 4 }, before)).toBe(false)
  })

  test('looks at communes with a point, in the place alone if so wished', () => {
    const row = (unitId: number, location: [number, number] | null) => ({
      ...{ unitId, code: `${unitId}`, name: `Xã ${unitId}`, parentCode: null, location, demand: 1 },
      ...{ demandState: 'value' as const, demandLow: 1, demandHigh: 1, score: 0, scoreLow: 0, scoreHigh: 0 },
      ...{ nearestKm: null, openingsWithin: 0, coveredShare: 0, covered: false },
    })
    const rows = [row(1, [107, 15]), row(2, null), row(3, [108, 15])]
    expect(candidateCommunes(rows, null, []).map(({ unitId }) => unitId)).toEqual([1, 3])
    expect(candidateCommunes(rows, null, out).map(({ unitId }) => unitId)).toEqual([1])
    expect(candidateCommunes(rows, new Set([3]), []).map(({ unitId }) => unitId)).toEqual([3])
  })

  test('names points of the reader instead of a place, with what they cost and may cost together', () => {
    const asked = { setting, place: { code: '79' }, places, tried: asTheyAre, nameOf }
    const drawn: SitingWish = { ...wish, from: 'points', points, budget: 350 }
    expect(questionOf({ ...asked, wish: drawn })).toMatchObject({
      budget: 350,
      candidates: [
        { location: [107.1, 15], name: 'Điểm A', cost: 100 },
        { location: [107.2, 15], name: 'Điểm B' },
        { location: [107.3, 15], name: 'Điểm C', cost: 300 },
      ],
    })
    expect(questionOf({ ...asked, wish: drawn })).not.toHaveProperty('unit')
    expect(questionOf({ ...asked, wish: { ...drawn, objective: 'distance' } })).not.toHaveProperty('budget')
    expect(questionOf({ ...asked, wish: { ...drawn, from: 'communes' } })).toMatchObject({ unit: ['79'] })
    expect(questionOf({ ...asked, wish: { ...drawn, from: 'communes' } })).not.toHaveProperty('candidates')
  })
})

describe('points of the reader', () => {
  test('are lettered on, whichever of them went, past Z as well', () => {
    const [, ...rest] = points
    expect(withPoint(rest, [107.9, 15.1]).map(({ label }) => label)).toEqual(['B', 'C', 'D'])
    const many = Array.from({ length: 60 }).reduce<readonly DrawnPoint[]>(
      (some, _, index) => withPoint(some, [107 + index / 100, 15]),
      [],
    )
    expect(many.length).toBe(MOST_POINTS)
    expect(new Set(many.map(({ label }) => label)).size).toBe(MOST_POINTS)
    expect(many.map(({ label }) => label).slice(25, 28)).toEqual(['Z', 'AA', 'AB'])
  })

  test('stand to a tenth of a metre, as a scenario keeps them', () => {
    expect(withPoint([], [107.123456789, 15.000000049])[0]?.location).toEqual([107.123457, 15])
  })

  test.each([
    ['1200', 1200],
    ['1.200', 1200],
    ['1 200 000', 1_200_000],
    ['', null],
    ['0', null],
    ['-5', null],
    ['1e9', null],
    ['2.000.000.000', null],
    ['mười', null],
  ])('an amount typed as %j is %j', (text, amount) => {
    expect(amountOf(text)).toBe(amount)
  })
})

/** Five communes in a row, about 10.7 km apart; the first has a place. */
const line = [107, 107.1, 107.2, 107.3, 107.4].map((lon) => [lon, 15] as const)
const preview = previewSites({
  origins: line,
  demand: [50, 20, 10, 40, 30],
  candidates: line,
  existing: [[107, 15]],
  count: 8,
  radiusKm: 11,
  detourFactor: 1,
  budget: null,
})

const answer: Siting = {
  plane: 'release',
  status: 'optimal',
  gap: 0,
  seconds: 0.412,
  sites: [
    {
      ...{ unitId: 4, code: '00004', name: 'Xã Bốn', location: [107.3, 15], candidate: null, cost: null },
      ...{ newlyCovered: 80, shortensKm: 2.5 },
    },
  ],
  coverage: { before: 0.4667, after: 1, byP: [1] },
  ways: { before: 12, after: 6, byP: [6.5, 4] },
  demandTotal: 150,
  spent: null,
  parameters: {
    ...{ service: 'employer', trade: null, p: 1, radiusKm: 11, detourFactor: 1, asOf: '2026-11-21' },
    ...{ keepExisting: true, objective: 'cover', budget: null, candidates: 5, existing: 1 },
    ...{ demandAt: 'innerPoint', routing: 'greatCircle' },
  },
}

describe('what was found', () => {
  test('at once: the commune that reaches most people whom none reaches', () => {
    expect(preview.coveredBefore).toBe(70)
    expect(preview.sites).toEqual([{ candidate: 3, newlyCovered: 80 }])
    const communes = line.map((location, index) => ({
      ...{ unitId: index + 1, name: `Xã ${index + 1}`, location, cost: null },
    }))
    expect(sitesOfPreview(preview, communes, 3)).toEqual([
      {
        rank: 1,
        unitId: 4,
        name: 'Xã 4',
        location: [107.3, 15],
        newlyCovered: 80,
        shortensKm: null,
        cost: null,
      },
    ])
  })

  test('at once within a budget: no more than it pays for', () => {
    const job = {
      ...{ origins: line, demand: [50, 20, 10, 40, 30], candidates: line, existing: [] },
      ...{ count: 3, radiusKm: 11, detourFactor: 1 },
    }
    const costs = [90, 30, 30, 90, 30]
    const { sites } = previewSites({ ...job, budget: { total: 60, costs } })
    expect(sites.map(({ candidate }) => candidate).sort()).toEqual([1, 4])
    expect(previewSites({ ...job, budget: { total: 20, costs } }).sites).toEqual([])
  })

  test('with proof: ranked as the server ranked it', () => {
    expect(sitesOfAnswer(answer)).toMatchObject([{ rank: 1, name: 'Xã Bốn', newlyCovered: 80 }])
  })
})

describe('the curve', () => {
  test('goes from no new place on, with the proven point in its place', () => {
    const curve = curveOf('cover', preview, answer)
    expect(curve?.points[0]).toEqual({ count: 0, value: expect.closeTo(46.67, 1) })
    expect(curve?.chosen).toEqual({ count: 1, value: 100 })
    expect(curve?.points[1]).toBe(curve?.chosen)
  })

  test('of ways comes from the server', () => {
    const curve = curveOf('distance', null, answer)
    expect(curve?.points).toEqual([
      { count: 0, value: 12 },
      { count: 1, value: 6 },
      { count: 2, value: 4 },
    ])
  })

  test('is not drawn when nobody is in need', () => {
    const nobody = { sites: [], demandTotal: 0, coveredBefore: 0 }
    expect(curveOf('cover', nobody, null)).toBeNull()
    expect(curveOf('distance', nobody, null)).toBeNull()
  })

  test('rises to the right within its frame, between round numbers', () => {
    const points = [0, 1, 2, 3].map((count) => ({ count, value: 89.5 + 2 * count }))
    const { ticks, at, path } = curveScale({ objective: 'cover', points })
    expect(ticks).toEqual([80, 90, 100])
    const places = points.map(at)
    expect([...places].sort((a, b) => a.x - b.x || b.y - a.y)).toEqual(places)
    expect(places.every(({ y }) => y >= 0 && y <= 112)).toBe(true)
    expect(path).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3}$/)
  })

  test.each([
    [12, [0, 10, 20]],
    [3.4, [0, 2, 4]],
    [0, [0, 0.05, 0.1]],
  ])('of ways up to %d km has the lines %j', (most, ticks) => {
    const points = [
      { count: 0, value: most },
      { count: 1, value: most / 2 },
    ]
    curveScale({ objective: 'distance', points }).ticks.forEach((tick, index) => {
      expect(tick).toBeCloseTo(ticks[index] as number, 9)
    })
  })
})
