import {
  attackWithKnowledge,
  type Bounds,
  Contradiction,
  type PublishedSystem,
} from '@hoanhap/geo/disclosure/attacker.ts'
import { guessFromNeighbour, publishedSystem } from '@hoanhap/geo/disclosure/published-system.ts'
import { provinceTotal } from '@hoanhap/geo/disclosure/release-cells.ts'
import {
  cellKey,
  hiddenKeys,
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import { integerBetween, poisson, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { describe, expect, test } from 'vitest'
import { structureOf } from './generated-cities.ts'

/** Three provinces of eight communes with few people: the sort of place where protecting cells are needed at all. */
const firstQuarter = (random: Random): RawProvince[] =>
  [1, 2, 3].map((id) =>
    quarterOf(
      id,
      Array.from({ length: 8 }, () => poisson(random, integerBetween(random, 5, 60))),
      20,
    ),
  )

const quarterOf = (id: number, counts: number[], noUnit: number): RawProvince => ({
  id,
  population: null,
  communes: counts.map((count, index) => ({ id: 100 * id + index, count })),
  noUnit,
  noPoint: noUnit,
  tables: {},
})

const nextQuarter = (random: Random, changes: boolean) => (province: RawProvince) =>
  quarterOf(
    province.id,
    province.communes.map(({ count }) =>
      changes ? Math.max(0, count + integerBetween(random, -2, 2)) : count,
    ),
    province.noUnit,
  )

interface Outcome {
  hidden: number
  /** Small cells for which the guess leaves one number, and how often that is the true one. */
  claimed: number
  right: number
  /** Cells that one quarter hides and a neighbouring one shows. */
  guesses: number
}

/** Four quarters, each attacked with the guess that what a neighbouring quarter shows did not change. */
function attackQuarters(seed: string, changes: boolean, stable: boolean): Outcome {
  const random = seededRandom(seed)
  const outcome: Outcome = { hidden: 0, claimed: 0, right: 0, guesses: 0 }
  for (let run = 0; run < 60; run++) {
    const truths = [firstQuarter(random)]
    for (let i = 1; i < 4; i++)
      truths.push((truths[i - 1] as RawProvince[]).map(nextQuarter(random, changes)))
    const releases: ProtectedCell[][] = []
    for (const truth of truths) {
      const previous = releases.at(-1)
      releases.push(protectRelease(truth, RULE, stable && previous ? hiddenKeys(previous) : undefined))
    }
    for (const [i, truth] of truths.entries()) addAttack(outcome, truth, releases, i)
  }
  return outcome
}

function addAttack(outcome: Outcome, truth: RawProvince[], releases: ProtectedCell[][], index: number): void {
  const cells = releases[index] as ProtectedCell[]
  const total = truth.reduce((sum, province) => sum + provinceTotal(province), 0)
  const system = publishedSystem(cells, structureOf(truth), total, RULE)
  const small = cells.filter((cell) => cell.hidden === 'small' && cell.unitId >= 100).map(cellKey)
  outcome.hidden += small.length
  for (const neighbour of [releases[index - 1], releases[index + 1]]) {
    if (neighbour) outcome.guesses += guessFromNeighbour(system, neighbour).size
    const bounds = neighbour ? guessedBounds(system, neighbour) : new Map<string, Bounds>()
    for (const key of small) {
      const { low, high } = bounds.get(key) ?? { low: 0, high: 9 }
      outcome.claimed += Number(low === high)
      outcome.right += Number(low === high && low === countOf(truth, key))
    }
  }
}

function countOf(truth: RawProvince[], key: string): number | undefined {
  return truth.flatMap(({ communes }) => communes).find(({ id }) => key === `${id}|total|`)?.count
}

function guessedBounds(system: PublishedSystem, neighbour: ProtectedCell[]): Map<string, Bounds> {
  try {
    return attackWithKnowledge(system, guessFromNeighbour(system, neighbour))
  } catch (error) {
    // the guess contradicts the publication: the attacker learns only that something changed
    if (error instanceof Contradiction) return new Map()
    throw error
  }
}

describe('quarters beside each other', () => {
  test('counts that do not change are hidden alike, and the guess that they did not finds nothing', () => {
    const outcome = attackQuarters('still', false, true)
    expect(outcome.hidden).toBeGreaterThan(300)
    expect(outcome.claimed).toBe(0)
  })

  test('where counts change, hiding the same cells again leaves fewer cells to guess from', () => {
    const stable = attackQuarters('moving', true, true)
    const fresh = attackQuarters('moving', true, false)
    expect(stable.guesses).toBeLessThan(0.9 * fresh.guesses)
    // not promised to be none: two of three such claims are wrong, and nothing published says which
    expect(stable.right).toBeLessThan(stable.claimed / 2)
    expect(stable.right / stable.hidden).toBeLessThan(0.02)
  })
})
