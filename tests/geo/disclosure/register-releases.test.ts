import {
  cellKey,
  hiddenKeys,
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import { describe, expect, test } from 'vitest'
import { countQuarter, PERIODS, smallRegister } from './generated-registers.ts'
import { recoveredByAnybody, recoveredByOfficers } from './register-attack.ts'

const quartersOf = (seed: string) => {
  const register = smallRegister(seed)
  return PERIODS.map((period) => countQuarter(register, period))
}

describe('releases of generated registers', () => {
  test('tell nobody a hidden cell, not even officers who know everything about their own commune', () => {
    let hidden = 0
    for (let run = 0; run < 20; run++) {
      let previous: ReadonlySet<string> = new Set()
      for (const [quarter, truth] of quartersOf(`register ${run}`).entries()) {
        const cells = protectRelease(truth, RULE, previous)
        expect(recoveredByAnybody(truth, cells), `run ${run}, quarter ${quarter}`).toEqual([])
        expect(recoveredByOfficers(truth, cells), `run ${run}, quarter ${quarter}`).toEqual([])
        previous = hiddenKeys(cells)
        hidden += previous.size
      }
    }
    expect(hidden).toBeGreaterThan(8000)
  })

  test('the same attacker opens what an office publishes that only replaces small counts', () => {
    const opened = Array.from({ length: 20 }, (_, run) => {
      const [truth] = quartersOf(`plain ${run}`) as [RawProvince[]]
      return recoveredByAnybody(truth, plainCells(truth)).length
    })
    expect(opened.filter((count) => count > 0).length).toBeGreaterThan(15)
  })

  test('two tables of the same people, each protected by itself, open each other', () => {
    let opened = 0
    for (let run = 0; run < 30; run++) {
      for (const truth of quartersOf(`linked ${run}`).slice(0, 2)) {
        opened += recoveredByAnybody(truth, publishedApart(truth)).length
        expect(recoveredByAnybody(truth, protectRelease(truth, RULE))).toEqual([])
      }
    }
    expect(opened).toBeGreaterThan(5)
  })
})

/** What an office publishes that replaces every small count, and nothing else. */
function plainCells(truth: readonly RawProvince[]): ProtectedCell[] {
  return protectRelease(truth, RULE).map((cell) => {
    const count = countOf(truth, cell)
    const zeroIsShown = truth.some(({ id }) => id === cell.unitId) && cell.indicator !== 'notMapped'
    if (count < RULE.k && !(zeroIsShown && count === 0))
      return { ...cell, state: 'suppressed', count: null, hidden: 'small' }
    return { ...cell, state: count === 0 ? 'zero' : 'value', count, hidden: null }
  })
}

function countOf(truth: readonly RawProvince[], { unitId, indicator, value }: ProtectedCell): number {
  const commune = truth.flatMap(({ communes }) => communes).find(({ id }) => id === unitId)
  if (commune) return commune.count
  const province = truth.find(({ id }) => id === unitId) as RawProvince
  if (indicator === 'total') return province.communes.reduce((sum, { count }) => sum + count, province.noUnit)
  if (indicator === 'notMapped') return value === 'noUnit' ? province.noUnit : province.noPoint
  return province.tables[indicator]?.[value] ?? 0
}

/** Status and programme as two releases would protect them that know nothing of each other, wherever both show the total. */
function publishedApart(truth: readonly RawProvince[]): ProtectedCell[] {
  const first = protectRelease(without(truth, 'programme'), RULE)
  const second = protectRelease(without(truth, 'status'), RULE)
  const isShown = (cells: readonly ProtectedCell[], id: number) =>
    cells.some((cell) => cell.unitId === id && cell.indicator === 'total' && cell.count !== null)
  const agree = truth.every(({ id }) => isShown(first, id) === isShown(second, id))
  const known = new Set(first.map(cellKey))
  return agree
    ? [...first, ...second.filter((cell) => !known.has(cellKey(cell)))]
    : protectRelease(truth, RULE)
}

const without = (truth: readonly RawProvince[], table: string) =>
  truth.map((province) => ({
    ...province,
    tables: Object.fromEntries(Object.entries(province.tables).filter(([name]) => name !== table)),
  }))
