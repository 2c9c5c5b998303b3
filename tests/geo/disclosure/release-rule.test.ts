import { attackBySubtraction, attackWithKnowledge, type Bounds } from '@hoanhap/geo/disclosure/attacker.ts'
import { publishedSystem } from '@hoanhap/geo/disclosure/published-system.ts'
import { provinceTotal } from '@hoanhap/geo/disclosure/release-cells.ts'
import {
  cellKey,
  countryTotalMayBeShown,
  hiddenKeys,
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatedCity, structureOf } from './generated-cities.ts'

const countryTotal = (provinces: readonly RawProvince[]) =>
  provinces.reduce((sum, province) => sum + provinceTotal(province), 0)

const systemOf = (provinces: readonly RawProvince[], cells: readonly ProtectedCell[]) =>
  publishedSystem(cells, structureOf(provinces), countryTotal(provinces), RULE)

/** Hidden cells, except those under a province that is shown as zero. */
function secretsOf(provinces: readonly RawProvince[], cells: readonly ProtectedCell[]): ProtectedCell[] {
  const empty = new Set(
    provinces
      .filter((province) => provinceTotal(province) === 0)
      .flatMap((province) => [province.id, ...province.communes.map((commune) => commune.id)]),
  )
  return cells.filter((cell) => cell.state === 'suppressed' && !empty.has(cell.unitId))
}

const shownUnits = (cells: readonly ProtectedCell[]) =>
  new Set(
    cells.filter((cell) => cell.indicator === 'total' && cell.count !== null).map((cell) => cell.unitId),
  )
const isCommune = (cell: ProtectedCell) => cell.indicator === 'total' && cell.unitId >= 100
const provinceOf = (cell: ProtectedCell) => (cell.unitId < 100 ? cell.unitId : Math.floor(cell.unitId / 100))

function determined(cells: readonly ProtectedCell[], bounds: Map<string, Bounds>): string[] {
  return cells.map(cellKey).filter((key) => bounds.get(key)?.low === bounds.get(key)?.high)
}

/** Communes that read "<10" under a shown total and cannot be anything from 0 to 9. */
function narrowed(
  cells: readonly ProtectedCell[],
  bounds: Map<string, Bounds>,
  shown: Set<number>,
): string[] {
  return cells
    .filter((cell) => isCommune(cell) && cell.hidden === 'small' && shown.has(provinceOf(cell)))
    .map(cellKey)
    .filter((key) => bounds.get(key)?.low !== 0 || bounds.get(key)?.high !== 9)
}

describe('protectRelease against the attacker by subtraction', () => {
  test('no hidden cell is determined, and "<10" of a commune under a shown total stays 0 to 9', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const bounds = attackBySubtraction(systemOf(city, cells))
        expect(determined(secretsOf(city, cells), bounds)).toEqual([])
        expect(narrowed(secretsOf(city, cells), bounds, shownUnits(cells))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('an officer who knows the own commune determines nothing under a shown total or in another province', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const system = systemOf(city, cells)
        const secrets = secretsOf(city, cells)
        const shown = shownUnits(cells)
        const truth = new Map(city.flatMap(trueCounts))
        for (const own of secrets.filter(isCommune)) {
          const bounds = attackWithKnowledge(
            system,
            new Map([[cellKey(own), truth.get(cellKey(own)) as number]]),
          )
          const others = secrets.filter(
            (cell) => cell !== own && (shown.has(provinceOf(own)) || provinceOf(cell) !== provinceOf(own)),
          )
          expect(determined(others, bounds), `${cellKey(own)} tells`).toEqual([])
          if (shown.has(provinceOf(own))) expect(narrowed(others, bounds, shown)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the second quarter, which hides the same cells first, is as safe', () => {
    fc.assert(
      fc.property(generatedCity, fc.infiniteStream(fc.integer({ min: -2, max: 2 })), (city, changes) => {
        const before = hiddenKeys(protectRelease(city, RULE))
        const next = city.map((province) => changed(province, () => changes.next().value))
        const cells = protectRelease(next, RULE, before)
        const bounds = attackBySubtraction(systemOf(next, cells))
        expect(determined(secretsOf(next, cells), bounds)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('what is published is true', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const truth = new Map(city.flatMap(trueCounts))
        const wrong = [...attackBySubtraction(systemOf(city, cells))].filter(([key, { low, high }]) => {
          const count = truth.get(key)
          return count !== undefined && (count < low || count > high)
        })
        expect(wrong).toEqual([])
        expect(new Set(cells.map(cellKey)).size).toBe(cells.length)
        expect(cells.length).toBe(truth.size)
      }),
      { numRuns: 300 },
    )
  })
})

describe('protectRelease by hand', () => {
  const release = (counts: number[], noUnit = 0) => protectRelease([provinceWith(counts, noUnit), BIG], RULE)
  const communes = (cells: ProtectedCell[]) =>
    cells.filter((cell) => provinceOf(cell) === 1 && isCommune(cell))
  const marks = (cells: ProtectedCell[]) =>
    communes(cells).map((cell) => (cell.hidden === 'small' ? '<10' : cell.hidden ? 'ẩn' : cell.count))

  test('many small communes protect each other, and a zero reads as they do', () => {
    expect(marks(release([0, 3, 5, 9, 4, 2, 40]))).toEqual(['<10', '<10', '<10', '<10', '<10', '<10', 40])
  })

  test('two small communes take the smallest others with them', () => {
    expect(marks(release([3, 5, 25, 30, 100, 200], 50))).toEqual(['<10', '<10', 'ẩn', 'ẩn', 100, 200])
  })

  test('nothing small, nothing hidden', () => {
    expect(marks(release([10, 11, 12], 10))).toEqual([10, 11, 12])
  })

  test('"ẩn" explains ten each: 0, 0, 10 and 10 do not hide alone, though 20 less 10 would do', () => {
    expect(marks(release([0, 0, 10, 10, 60, 70, 80], 50)).slice(4)).not.toEqual([60, 70, 80])
  })

  test('three nines do not hide alone, though 27 less 9 would do', () => {
    expect(marks(release([9, 9, 9, 30, 40, 500], 50))).toEqual(['<10', '<10', '<10', 'ẩn', 'ẩn', 500])
  })

  test('the communes hidden in the quarter before come first', () => {
    const cells = protectRelease(
      [provinceWith([3, 5, 25, 30, 100, 200], 50), BIG],
      RULE,
      new Set(['104|total|', '105|total|']),
    )
    expect(marks(cells)).toEqual(['<10', '<10', 25, 30, 'ẩn', 'ẩn'])
  })

  test('a province that cannot hide two communes is hidden with everything that adds up to it', () => {
    const third = { ...BIG, id: 3, communes: [], noUnit: 900, noPoint: 900 }
    const city = [provinceWith([4, 30], 20), BIG, third, { ...third, id: 4, noUnit: 5000, noPoint: 5000 }]
    const cells = protectRelease(city, RULE)
    expect(cells.filter((cell) => provinceOf(cell) === 1 && cell.state !== 'suppressed')).toEqual([])
    const totals = cells.filter((cell) => cell.unitId < 100 && cell.indicator === 'total')
    expect(totals.map((cell) => cell.hidden)).toEqual(['protect', 'protect', 'protect', null])
    expect(countryTotalMayBeShown(totals)).toBe(true)
  })

  test('a province without anybody is shown as zero, its communes are not', () => {
    const cells = protectRelease([provinceWith([0, 0], 0), BIG], RULE)
    expect(cells[0]).toEqual({
      unitId: 1,
      indicator: 'total',
      value: '',
      state: 'zero',
      count: 0,
      hidden: null,
    })
    expect(marks(cells)).toEqual(['<10', '<10'])
  })

  test('with two provinces, one of them small, both are hidden and their sum may not be shown', () => {
    const totals = protectRelease([provinceWith([4], 0), BIG], RULE).filter(
      (cell) => cell.unitId < 100 && cell.indicator === 'total',
    )
    expect(totals.map((cell) => cell.hidden)).toEqual(['small', 'protect'])
    expect(countryTotalMayBeShown(totals)).toBe(false)
  })

  test('refuses counts that are none and tables that do not add up', () => {
    expect(() => release([1.5])).toThrow('unit 1 has a count of 1.5')
    expect(() => release([-1])).toThrow('unit 1 has a count of -1')
    const table = { ...provinceWith([20], 0), tables: { sex: { female: 9, male: 10 } } }
    expect(() => protectRelease([table], RULE)).toThrow('sex of unit 1 sums to 19, not 20')
    expect(() => protectRelease([{ ...provinceWith([20], 5), noPoint: 4 }], RULE)).toThrow('outside 5 to 25')
  })
})

const BIG: RawProvince = provinceWith([400, 500], 100, 2)

function provinceWith(counts: number[], noUnit: number, id = 1): RawProvince {
  const communes = counts.map((count, index) => ({ id: 100 * id + index, count }))
  return { id, population: null, communes, noUnit, noPoint: noUnit, tables: {} }
}

function trueCounts(province: RawProvince): [string, number][] {
  return [
    [`${province.id}|total|`, provinceTotal(province)],
    [`${province.id}|notMapped|noUnit`, province.noUnit],
    [`${province.id}|notMapped|noPoint`, province.noPoint],
    ...province.communes.map(({ id, count }): [string, number] => [`${id}|total|`, count]),
    ...Object.entries(province.tables).flatMap(([name, table]) =>
      Object.entries(table).map(([value, count]): [string, number] => [
        `${province.id}|${name}|${value}`,
        count,
      ]),
    ),
  ]
}

/** The same province a quarter later: its communes changed, its tables left out. */
function changed(province: RawProvince, change: () => number): RawProvince {
  const communes = province.communes.map(({ id, count }) => ({ id, count: Math.max(0, count + change()) }))
  return { ...province, communes, noPoint: province.noUnit, tables: {} }
}
