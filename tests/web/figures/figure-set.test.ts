import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureSetOf, figureSetsOf } from '../../../web/src/figures/figure-set.ts'
import { legendOf } from '../../../web/src/figures/legend.ts'
import { METHODS, THEMES } from '../../../web/src/url-state/view-state.ts'
import { caseload, coverage, coverageRow, row, source, unit } from './sample.ts'

const QUANTILE = { method: 'quantile', classCount: 5, breaks: [] } as const

const cell = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((count) => ({ count, state: 'value' as const })),
  fc.integer({ min: 0, max: 400 }).map((count) => ({ count, state: 'estimated' as const })),
  fc.constantFrom('suppressed' as const, 'noData' as const).map((state) => ({ count: null, state })),
)
const places = fc.record({ employers: fc.nat(9), openings: fc.nat(90), services: fc.nat(4) })
const world = fc.array(fc.tuple(cell, cell, places, fc.option(fc.integer({ min: 500, max: 90_000 }))), {
  maxLength: 40,
})
const choice = fc.record({
  method: fc.constantFrom(...METHODS),
  classCount: fc.integer({ min: 2, max: 7 }),
  breaks: fc
    .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b)),
})

function setOf(
  theme: (typeof THEMES)[number],
  cells: ReturnType<typeof world.generate>['value'] | readonly [],
  options: object,
) {
  return figureSetOf(
    source({
      theme,
      units: cells.map((entry, index) => unit(index + 1, { population: entry[3] })),
      caseload: caseload(cells.map(([now], index) => row(index + 1, now.count, now.state))),
      previous: caseload(cells.map(([, before], index) => row(index + 1, before.count, before.state))),
      coverage: coverage(cells.map((entry, index) => coverageRow(index + 1, entry[2]))),
    }),
    { ...QUANTILE, ...options },
  )
}

describe('legend and classes', () => {
  test('account for every unit exactly once, whatever the theme, method and states', () => {
    fc.assert(
      fc.property(fc.constantFrom(...THEMES), world, choice, (theme, cells, options) => {
        const legend = legendOf(setOf(theme, cells, options), 'vi')
        const counts = [...legend.classes, ...legend.states].map(({ count }) => count)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(cells.length)
        expect(legend.unitCount).toBe(cells.length)
      }),
      { numRuns: 300 },
    )
  })

  test('put every figure between the ends that its class shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...THEMES), world, choice, (theme, cells, options) => {
        const set = setOf(theme, cells, options)
        for (const [unitId, index] of set.classByUnit) {
          const value = set.byUnit.get(unitId)?.value ?? Number.NaN
          expect(value).toBeGreaterThanOrEqual(set.breaks[index] as number)
          expect(value).toBeLessThan(set.breaks[index + 1] ?? Number.POSITIVE_INFINITY)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('write the ends of neighbouring classes without gap or overlap', () => {
    const cells = [12, 20, 35, 60, 110].map((count, index) => row(index + 1, count))
    const units = cells.map(({ unitId }) => unit(unitId))
    const set = figureSetOf(source({ units, caseload: caseload(cells) }), {
      method: 'manual',
      classCount: 4,
      breaks: [10, 30, 50, 75],
    })
    const texts = legendOf(set, 'vi').classes.map(({ lowText, highText }) => [lowText, highText])
    expect(texts).toEqual([
      ['75', null],
      ['50', '74'],
      ['30', '49'],
      ['10', '29'],
    ])
  })

  test('give a class to figures below the first manual break', () => {
    const set = figureSetOf(
      source({ units: [unit(1), unit(2)], caseload: caseload([row(1, 12), row(2, 80)]) }),
      {
        method: 'manual',
        classCount: 2,
        breaks: [50],
      },
    )
    expect([set.classByUnit.get(1), set.classByUnit.get(2)]).toEqual([0, 1])
  })

  test('name only the states that occur, and tell how many figures are estimates', () => {
    const rows = [row(1, 40), row(2, null), row(3, 50, 'estimated')]
    const set = figureSetOf(
      source({ units: [1, 2, 3, 4].map((id) => unit(id)), caseload: caseload(rows) }),
      QUANTILE,
    )
    const legend = legendOf(set, 'vi')
    expect(legend.states).toEqual([
      { state: 'suppressed', count: 1 },
      { state: 'noData', count: 1 },
    ])
    expect(legend.estimated).toBe(1)
  })

  test('are empty without figures', () => {
    expect(legendOf(figureSetOf(source({ units: [] }), QUANTILE), 'vi')).toEqual({
      classes: [],
      states: [],
      estimated: 0,
      unitCount: 0,
    })
  })
})

describe('change', () => {
  test('has the same classes on both sides of nearly unchanged', () => {
    const before = caseload([1, 2, 3, 4, 5].map((id) => row(id, 100)))
    const now = caseload([60, 88, 100, 112, 140].map((count, index) => row(index + 1, count)))
    const units = [1, 2, 3, 4, 5].map((id) => unit(id))
    const set = figureSetOf(source({ theme: 'change', units, caseload: now, previous: before }), QUANTILE)
    const legend = legendOf(set, 'vi')
    const middle = legend.classes.findIndex(({ nearlyUnchanged }) => nearlyUnchanged)
    expect(legend.classes[middle]).toMatchObject({ lowText: '−9', highText: '9', count: 1 })
    expect(middle).toBe((legend.classes.length - 1) / 2)
    expect(legend.classes.at(-1)?.lowText).toBeNull()
  })
})

describe('two sets side by side', () => {
  const sourceOf = (counts: number[]) =>
    source({
      units: counts.map((_, index) => unit(index + 1)),
      caseload: caseload(counts.map((count, index) => row(index + 1, count))),
    })
  const before = [11, 14, 18, 25, 30]
  const now = [40, 60, 90, 150, 400]

  test('have the same classes, so that one colour is one range of numbers', () => {
    const [left, right] = figureSetsOf([sourceOf(before), sourceOf(now)], QUANTILE)
    expect(left?.breaks).toEqual(right?.breaks)
    const ranges = [left, right].map(
      (set) => set && legendOf(set, 'vi').classes.map((one) => [one.lowText, one.highText]),
    )
    expect(ranges[0]).toEqual(ranges[1])
  })

  test('count their own units in each class', () => {
    const sets = figureSetsOf([sourceOf(before), sourceOf(now)], QUANTILE)
    const counts = sets.map((set) => legendOf(set, 'vi').classes.map((one) => one.count))
    expect(counts).toEqual([
      [0, 0, 1, 2, 2],
      [2, 2, 1, 0, 0],
    ])
  })

  test('have circles of one scale', () => {
    const [left] = figureSetsOf([sourceOf(before), sourceOf(now)], QUANTILE)
    expect(left?.largest).toBe(400)
  })
})
