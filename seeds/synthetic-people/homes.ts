/** In which commune, or in which province's queue, the people of a register are. */
import { type Random, seededRandom, shuffle } from '@hoanhap/geo/random.ts'
import { apportion } from '../apportion.ts'
import { communeWeights } from './commune-weights.ts'
import { isDrawn, type SyntheticUnit } from './units.ts'

/** A place for one person at a time. */
export interface Home {
  /** A commune, or the province in whose queue the person waits. */
  unit: SyntheticUnit
  /** Whether a point is known. */
  placed: boolean
}

/** Of all people, the share that no map point can be named for; half of it in no commune at all. */
const UNMAPPED_SHARE = 0.05
/** Shares of communes with nobody and with only a few people, as every register has them. */
const EMPTY_SHARE = 0.04
const SPARSE_SHARE = 0.07
const SPARSE_FACTOR = 0.12
/** How many provinces share the people of communes without a boundary: few, so that a province still shows its total. */
const ELSEWHERE_PROVINCES = 6

/**
 * Homes for `people` persons: 95 % in communes with a boundary, with a point; the rest without, half of it in communes
 * without a boundary (where there are any), half in no commune, in the province's own queue. None without units.
 */
export function homesOf(units: readonly SyntheticUnit[], people: number, seed: string | number): Home[] {
  const random = seededRandom(`${seed}/caseload`)
  const communes = units.filter(({ level }) => level === 'commune')
  const provinces = units.filter(({ level }) => level === 'province')
  const drawn = communes.filter(isDrawn)
  const weights = communeWeights(drawn, 0.55, random).map((weight) => weight * presence(random()))
  const queued = Math.round((people * UNMAPPED_SHARE) / 2)
  const elsewhere = drawn.length > 0 ? queued : people - queued
  const shares = apportion(people - queued - elsewhere, weights)
  const byCode = new Map(drawn.map(({ code }, index) => [code, shares[index] as number]))
  const mapped = communes.map(({ code }) => byCode.get(code) ?? 0)
  const withoutPoint = scatterElsewhere(communes, mapped, elsewhere, random)
  const counted = drawn.length > 0 ? mapped : withoutPoint
  const queueWeights = provinces.map(({ code }) => sumUnder(communes, counted, code))
  return [
    ...homesIn(communes, mapped, true),
    ...homesIn(communes, withoutPoint, false),
    ...homesIn(provinces, apportion(queued, queueWeights), false),
  ]
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

function sumUnder(communes: readonly SyntheticUnit[], counts: readonly number[], province: string): number {
  return communes.reduce(
    (sum, { parentCode }, i) => sum + (parentCode === province ? (counts[i] as number) : 0),
    0,
  )
}

function homesIn(units: readonly SyntheticUnit[], counts: readonly number[], placed: boolean): Home[] {
  return units.flatMap((unit, index) =>
    Array.from({ length: counts[index] as number }, () => ({ unit, placed })),
  )
}
