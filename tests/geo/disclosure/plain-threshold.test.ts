import { attackBySubtraction, type PublishedSystem } from '@hoanhap/geo/disclosure/attacker.ts'
import {
  type PlainPublication,
  plainThreshold,
  type RecountBlock,
} from '@hoanhap/geo/disclosure/plain-threshold.ts'
import { integerBetween, poisson, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { describe, expect, test } from 'vitest'

/** 12 former communes in 3 former districts, merged into communes by threes; every fourth one is split between two. */
function city(random: Random): RecountBlock[] {
  return Array.from({ length: 12 }, (_, former) => {
    const communeId = Math.floor(former / 3)
    const people = () => poisson(random, integerBetween(random, 2, 40))
    const block = {
      provinceId: 1,
      communeId,
      formerDistrictId: Math.floor(former / 4),
      formerCommuneId: former,
    }
    const whole = [{ ...block, count: people() }]
    return former % 4 === 0
      ? [...whole, { ...block, communeId: (communeId + 1) % 4, count: people() }]
      : whole
  }).flat()
}

/** Hidden cells that the sums determine, by Gaussian elimination: an oracle that shares no code with the attacker. */
function solvable({ bounds, equations }: PublishedSystem): Set<string> {
  const known = (key: string) => bounds.get(key)?.low === bounds.get(key)?.high && bounds.has(key)
  const unknowns = [...new Set(equations.flatMap(({ total, parts }) => [total, ...parts]))].filter(
    (key) => !known(key),
  )
  const rows = equations.map(({ total, parts }) =>
    unknowns.map((key) => Number(key === total) - Number(parts.includes(key))),
  )
  const pivots = reduce(rows)
  return new Set(
    pivots
      .filter(({ row }) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
      .map(({ column }) => unknowns[column] as string),
  )
}

/** Reduced row echelon form in place. */
function reduce(rows: number[][]): { row: number[]; column: number }[] {
  const pivots: { row: number[]; column: number }[] = []
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const row = rows.find(
      (candidate) =>
        Math.abs(candidate[column] as number) > 1e-9 && !pivots.some((pivot) => pivot.row === candidate),
    )
    if (!row) continue
    const scale = row[column] as number
    for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) / scale
    for (const other of rows) {
      const factor = other === row ? 0 : (other[column] as number)
      for (let i = 0; i < row.length; i++) other[i] = (other[i] as number) - factor * (row[i] as number)
    }
    pivots.push({ row, column })
  }
  return pivots
}

function recovered(publication: PlainPublication): string[] {
  const bounds = attackBySubtraction(publication)
  return [...publication.hiddenCounts]
    .filter(([key, count]) => bounds.get(key)?.low === count && bounds.get(key)?.high === count)
    .map(([key]) => key)
}

describe('plain hiding, the negative control', () => {
  test('by hand: the one small commune of a province follows from its total', () => {
    const block = { provinceId: 1, formerDistrictId: 1 }
    const publication = plainThreshold(
      [
        { ...block, communeId: 1, formerCommuneId: 1, count: 40 },
        { ...block, communeId: 2, formerCommuneId: 2, count: 7 },
        { ...block, communeId: 3, formerCommuneId: 3, count: 25 },
      ],
      10,
    )
    expect(publication.hiddenCounts).toEqual(
      new Map([
        ['commune 2', 7],
        ['former commune 2', 7],
      ]),
    )
    expect(recovered(publication)).toEqual(['commune 2', 'former commune 2'])
  })

  test('the attacker finds at least 90 % of the small cells that can be found', () => {
    const random = seededRandom('plain hiding')
    const result = { found: 0, solvable: 0, hidden: 0 }
    for (let i = 0; i < 300; i++) {
      const publication = plainThreshold(city(random), 10)
      const targets = [...solvable(publication)].filter((key) => publication.hiddenCounts.has(key))
      const hits = new Set(recovered(publication))
      result.solvable += targets.length
      result.found += targets.filter((key) => hits.has(key)).length
      result.hidden += publication.hiddenCounts.size
    }
    expect(result.solvable).toBeGreaterThan(200)
    expect(result.found / result.solvable).toBeGreaterThanOrEqual(0.9)
    // more than half of all small cells are laid open
    expect(result.found / result.hidden).toBeGreaterThan(0.5)
  })
})
