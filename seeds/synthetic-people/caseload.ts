/**
 * Synthetic counts of people by commune and province. No person is made: only numbers that could be a register's.
 */
import { normal, type Random, seededRandom, shuffle, weightedIndex } from '@hoanhap/geo/random.ts'
import { apportion } from '../apportion.ts'
import { communeWeights } from './commune-weights.ts'
import { TABLES } from './tables.ts'
import { isDrawn, type SyntheticUnit } from './units.ts'

/** One row of `caseload.csv`. */
export interface CaseloadRow {
  period: string
  level: 'province' | 'commune'
  code: string
  indicator: string
  value: string
  count: number
}
export const CASELOAD_COLUMNS = ['period', 'level', 'code', 'indicator', 'value', 'count'] as const

/** Of all people, the share that no map point can be named for; half of it in no commune at all. */
const UNMAPPED_SHARE = 0.05
/** Shares of communes with nobody and with only a few people, as every register has them. */
const EMPTY_SHARE = 0.04
const SPARSE_SHARE = 0.07
const SPARSE_FACTOR = 0.12
/** How many provinces share the people of communes without a boundary: few, so that a province still shows its total. */
const ELSEWHERE_PROVINCES = 6

/** Where the people of one quarter are. */
interface Quarter {
  period: string
  /** By position in the list of communes. */
  mapped: number[]
  withoutPoint: number[]
  /** By position in the list of provinces. */
  withoutUnit: number[]
}

/**
 * Rows for every quarter (oldest first): `people` persons in the newest one, drifting backwards from there. 95 % are
 * in communes with a boundary; the rest has no point, half of it in communes without a boundary (where there are any),
 * half in no commune, in the province's own queue. Tables by province sum to its total.
 */
export function syntheticCaseload(
  units: readonly SyntheticUnit[],
  people: number,
  seed: string | number,
  quarters: readonly string[],
): CaseloadRow[] {
  const random = seededRandom(`${seed}/caseload`)
  const communes = units.filter(({ level }) => level === 'commune')
  const provinces = units.filter(({ level }) => level === 'province')
  let state = newestQuarter(communes, provinces, people, quarters[quarters.length - 1] as string, random)
  const states = [state]
  for (const period of [...quarters].reverse().slice(1)) {
    state = quarterBefore(state, period, random)
    states.unshift(state)
  }
  return states.flatMap((quarter) => rowsOf(quarter, communes, provinces, seed))
}

function newestQuarter(
  communes: readonly SyntheticUnit[],
  provinces: readonly SyntheticUnit[],
  people: number,
  period: string,
  random: Random,
): Quarter {
  const drawn = communes.filter(isDrawn)
  const weights = communeWeights(drawn, 0.55, random).map((weight) => weight * presence(random()))
  const queued = Math.round((people * UNMAPPED_SHARE) / 2)
  const elsewhere = drawn.length > 0 ? queued : people - queued
  const shares = apportion(people - queued - elsewhere, weights)
  const byCode = new Map(drawn.map(({ code }, index) => [code, shares[index] as number]))
  const mapped = communes.map(({ code }) => byCode.get(code) ?? 0)
  const withoutPoint = scatterElsewhere(communes, mapped, elsewhere, random)
  const placed = drawn.length > 0 ? mapped : withoutPoint
  const queueWeights = provinces.map(({ code }) => sumWhere(communes, placed, code))
  return { period, mapped, withoutPoint, withoutUnit: apportion(queued, queueWeights) }
}

function presence(chance: number): number {
  if (chance < EMPTY_SHARE) return 0
  return chance < EMPTY_SHARE + SPARSE_SHARE ? SPARSE_FACTOR : 1
}

/** People whose commune is known but not their point: in communes without a boundary, else among the others. */
function scatterElsewhere(
  communes: readonly SyntheticUnit[],
  mapped: readonly number[],
  people: number,
  random: Random,
): number[] {
  const without = communes.filter((commune) => !isDrawn(commune)).map(({ parentCode }) => parentCode)
  const chosen = new Set(shuffle(random, [...new Set(without)]).slice(0, ELSEWHERE_PROVINCES))
  const undrawn = communes.map((commune) =>
    isDrawn(commune) || !chosen.has(commune.parentCode) ? 0 : random() ** 3,
  )
  const weights = undrawn.some((weight) => weight > 0) ? undrawn : mapped
  return apportion(people, weights)
}

function sumWhere(communes: readonly SyntheticUnit[], counts: readonly number[], province: string): number {
  return communes.reduce(
    (sum, { parentCode }, i) => sum + (parentCode === province ? (counts[i] as number) : 0),
    0,
  )
}

/** One quarter earlier there were a few per cent fewer people, unevenly so. */
function quarterBefore(later: Quarter, period: string, random: Random): Quarter {
  const back = (count: number) =>
    count === 0 ? 0 : Math.max(0, Math.round(count * 0.975 + normal(random, 0, 0.6 * Math.sqrt(count))))
  return {
    period,
    mapped: later.mapped.map(back),
    withoutPoint: later.withoutPoint.map(back),
    withoutUnit: later.withoutUnit.map((count) => Math.round(count * (1.04 + 0.05 * random()))),
  }
}

function rowsOf(
  { period, mapped, withoutPoint, withoutUnit }: Quarter,
  communes: readonly SyntheticUnit[],
  provinces: readonly SyntheticUnit[],
  seed: string | number,
): CaseloadRow[] {
  const counts = mapped.map((count, index) => count + (withoutPoint[index] as number))
  const communeRows = communes.map(({ code }, index): CaseloadRow => {
    return { period, level: 'commune', code, indicator: 'total', value: '', count: counts[index] as number }
  })
  const provinceRows = provinces.flatMap(({ code }, index) => {
    const noUnit = withoutUnit[index] as number
    const noPoint = noUnit + sumWhere(communes, withoutPoint, code)
    const total = noUnit + sumWhere(communes, counts, code)
    const row = (indicator: string, value: string, count: number): CaseloadRow => {
      return { period, level: 'province', code, indicator, value, count }
    }
    return [
      row('total', '', total),
      row('notMapped', 'noUnit', noUnit),
      row('notMapped', 'noPoint', noPoint),
      ...tableRows(total, seededRandom(`${seed}/tables/${code}`), row),
    ]
  })
  return [...communeRows, ...provinceRows]
}

/** One-way tables: the same habits of a province in every quarter, so that its series move smoothly. */
function tableRows(
  total: number,
  random: Random,
  row: (indicator: string, value: string, count: number) => CaseloadRow,
): CaseloadRow[] {
  return Object.entries(TABLES).flatMap(([indicator, shares]) => {
    const values = Object.keys(shares)
    const weights = Object.values(shares).map((share) => share * Math.exp(normal(random, 0, 0.18)))
    const counts = total < 60 ? draw(total, weights, random) : apportion(total, weights)
    return values.map((value, index) => row(indicator, value, counts[index] as number))
  })
}

/** Few people do not follow shares: each falls where chance puts it. */
function draw(total: number, weights: readonly number[], random: Random): number[] {
  const counts = weights.map(() => 0)
  for (let person = 0; person < total; person++) {
    const index = weightedIndex(random, weights)
    counts[index] = (counts[index] as number) + 1
  }
  return counts
}
