import { attackBySubtraction, attackWithKnowledge, type Bounds } from '@hoanhap/geo/disclosure/attacker.ts'
import { publishedSystem } from '@hoanhap/geo/disclosure/published-system.ts'
import { provinceTotal } from '@hoanhap/geo/disclosure/release-cells.ts'
import {
  cellKey,
  hiddenKeys,
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatedCity, structureOf } from './generated-cities.ts'

const RUNS = 2000

const countryTotal = (provinces: readonly RawProvince[]) =>
  provinces.reduce((sum, province) => sum + provinceTotal(province), 0)

const systemOf = (provinces: readonly RawProvince[], cells: readonly ProtectedCell[]) =>
  publishedSystem(cells, structureOf(provinces), countryTotal(provinces), RULE)

/** Hidden cells, except those under a province that is shown as zero. */
function secrets(provinces: readonly RawProvince[], cells: readonly ProtectedCell[]): ProtectedCell[] {
  const empty = new Set(
    provinces
      .filter((province) => provinceTotal(province) === 0)
      .flatMap((province) => [province.id, ...province.communes.map((commune) => commune.id)]),
  )
  return cells.filter((cell) => cell.state === 'suppressed' && !empty.has(cell.unitId))
}

const found = (bounds: Map<string, Bounds>, cell: ProtectedCell) => bounds.get(cellKey(cell)) as Bounds
const isExact = (bounds: Bounds) => bounds.low === bounds.high
const inProvince = (cell: ProtectedCell, id: number) => cell.unitId === id || provinceOf(cell) === id
const provinceOf = (commune: ProtectedCell) => Math.floor(commune.unitId / 100)
const isCommune = (cell: ProtectedCell) => cell.indicator === 'total' && cell.unitId >= 100

describe('protectRelease against the attacker by subtraction', () => {
  test('no hidden cell is determined, and no "<10" of a commune under a shown total is narrowed', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const bounds = attackBySubtraction(systemOf(city, cells))
        const shown = new Set(cells.filter((cell) => cell.state === 'value').map((cell) => cell.unitId))
        for (const cell of secrets(city, cells)) {
          expect(isExact(found(bounds, cell)), cellKey(cell)).toBe(false)
          if (isCommune(cell) && cell.hidden === 'small' && shown.has(provinceOf(cell)))
            expect(found(bounds, cell), cellKey(cell)).toEqual({ low: 0, high: 9 })
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('an officer who knows the own commune determines no other cell, outside the province or under its shown total', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const system = systemOf(city, cells)
        const hidden = secrets(city, cells)
        const shown = new Set(cells.filter((cell) => cell.state === 'value').map((cell) => cell.unitId))
        for (const own of hidden.filter(isCommune)) {
          const home = provinceOf(own)
          const safe = hidden.filter((other) => shown.has(home) || !inProvince(other, home))
          const count =
            city.flatMap((province) => province.communes).find(({ id }) => id === own.unitId)?.count ?? 0
          const bounds = attackWithKnowledge(system, new Map([[cellKey(own), count]]))
          for (const other of safe)
            if (other !== own)
              expect(isExact(found(bounds, other)), `${cellKey(own)} tells ${cellKey(other)}`).toBe(false)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('the true counts satisfy what is published', () => {
    fc.assert(
      fc.property(generatedCity, (city) => {
        const cells = protectRelease(city, RULE)
        const truth = new Map(city.flatMap(trueCounts))
        for (const [key, bounds] of attackBySubtraction(systemOf(city, cells))) {
          const count = truth.get(key)
          if (count === undefined) continue
          expect(bounds.low, key).toBeLessThanOrEqual(count)
          expect(bounds.high, key).toBeGreaterThanOrEqual(count)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the stable choice of a second quarter is as safe', () => {
    fc.assert(
      fc.property(generatedCity, fc.infiniteStream(fc.integer({ min: -2, max: 2 })), (city, changes) => {
        const before = hiddenKeys(protectRelease(city, RULE))
        const next = city.map((province) => changed(province, () => changes.next().value))
        const cells = protectRelease(next, RULE, before)
        const bounds = attackBySubtraction(systemOf(next, cells))
        for (const cell of secrets(next, cells))
          expect(isExact(found(bounds, cell)), cellKey(cell)).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
})

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
