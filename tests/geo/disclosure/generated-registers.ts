import { addDays, type Day, quarterDays } from '@hoanhap/geo/day.ts'
import type { RawCommune, RawProvince } from '@hoanhap/geo/disclosure/release-cells.ts'
import {
  integerBetween,
  pick,
  poisson,
  type Random,
  seededRandom,
  weightedIndex,
} from '@hoanhap/geo/random.ts'
import type { StatusCode } from '../../../seeds/legal/statuses.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import {
  AgeBand,
  type NeedBand,
  Sex,
  SupportNeed,
  type Work,
  Work as WorkValues,
} from '../../../server/features/cases/values.ts'

/**
 * Made-up registers for the attacker: provinces of very different sizes, people who enter, change their status, move and leave,
 * and communes that keep to themselves (most people of one status or trade in one commune), so that their officers
 * know nearly all of a cell. Counted here by looping over people, apart from the query of the server.
 */
export interface SmallRegister {
  provinces: { id: number; communeIds: number[] }[]
  people: RegisterPerson[]
}

export interface RegisterPerson {
  sex: 'female' | 'male'
  birthYear: number
  openedOn: Day
  closedOn: Day | null
  /** Where the person lived from which day on: communes, or the province in whose queue the person waits. */
  stays: { unitId: number; from: Day }[]
  /** A terminal one, if any, is the last. */
  statuses: { to: StatusCode; on: Day }[]
  needs: { band: NeedBand; on: Day }[]
  work: Work
  trade: string | null
  hasPoint: boolean
}

export const PERIODS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
const START = '2025-09-01'
const LASTING = STATUSES.filter(({ terminal, code }) => !terminal && code !== 'moved').map(({ code }) => code)
const TRADE_VALUES = [...TRADES.map(({ code }) => code), 'none']

export interface RegisterSize {
  provinces: readonly [number, number]
  communes: readonly [number, number]
  /** Mean counts of communes. */
  means: readonly number[]
}

/** Mostly the awkward counts, around 0 and 10. */
export const AWKWARD: RegisterSize = { provinces: [3, 5], communes: [1, 9], means: [0, 1, 3, 8, 14, 40, 90] }

/** The same seed gives the same register. */
export function smallRegister(seed: string, size: RegisterSize = AWKWARD): SmallRegister {
  const random = seededRandom(seed)
  const register: SmallRegister = { provinces: [], people: [] }
  for (let id = 1; id <= integerBetween(random, ...size.provinces); id++) {
    const count = integerBetween(random, ...size.communes)
    register.provinces.push({ id, communeIds: Array.from({ length: count }, (_, i) => 100 * id + i) })
  }
  for (const { id, communeIds } of register.provinces) {
    for (const unitId of [id, ...communeIds]) {
      const flavour = flavourOf(random)
      const people = poisson(random, unitId === id ? pick(random, [0, 3, 12]) : pick(random, size.means))
      for (let i = 0; i < people; i++) register.people.push(person(random, unitId, communeIds, flavour))
    }
  }
  return register
}

/** What most people of a commune have in common: one or two values of each table. */
interface Flavour {
  statuses: StatusCode[]
  trades: string[]
  works: Work[]
  sex: 'female' | 'male'
  strength: number
}

function flavourOf(random: Random): Flavour {
  return {
    statuses: [pick(random, OPENINGS), pick(random, OPENINGS)],
    trades: [pick(random, TRADE_VALUES), pick(random, TRADE_VALUES)],
    works: [pick(random, WorkValues.options), pick(random, WorkValues.options)],
    sex: pick(random, Sex.options),
    strength: pick(random, [0, 0.3, 0.9, 1]),
  }
}

const OPENINGS = TRANSITIONS.filter(({ from, regime }) => from === 'opening' && regime === 'L73').map(
  ({ to }) => to,
)

function person(
  random: Random,
  unitId: number,
  communeIds: readonly number[],
  flavour: Flavour,
): RegisterPerson {
  const typical = random() < flavour.strength
  const openedOn = random() < 0.75 ? START : dayAfterStart(random)
  const path = statusPath(random, openedOn, typical ? pick(random, flavour.statuses) : pick(random, OPENINGS))
  const trade = typical ? pick(random, flavour.trades) : pick(random, [...TRADE_VALUES, 'none', 'none'])
  return {
    sex: typical
      ? flavour.sex
      : ((['female', 'male'] as const)[weightedIndex(random, [1, 9])] as 'female' | 'male'),
    birthYear: integerBetween(random, 1955, 2012),
    openedOn,
    ...path,
    stays: stays(random, unitId, communeIds, path),
    needs: assessments(random, openedOn),
    work: typical ? pick(random, flavour.works) : pick(random, WorkValues.options),
    trade: trade === 'none' ? null : trade,
    hasPoint: random() < 0.95,
  }
}

const dayAfterStart = (random: Random) => addDays(START, integerBetween(random, 1, 390))

type Path = Pick<RegisterPerson, 'statuses' | 'closedOn'>

/** Changes that the law allows, about three a year. */
function statusPath(random: Random, openedOn: Day, first: StatusCode): Path {
  const statuses = [{ to: first, on: openedOn }]
  let on = addDays(openedOn, integerBetween(random, 20, 400))
  while (on < '2026-10-01') {
    const from = statuses.at(-1)?.to
    const next = TRANSITIONS.filter(
      (step) => step.regime === 'L73' && step.from === from && step.to !== 'moved',
    )
    if (next.length === 0) break
    const to = pick(random, next).to
    statuses.push({ to, on })
    if (!LASTING.some((code) => code === to)) return { statuses, closedOn: on }
    on = addDays(on, integerBetween(random, 30, 200))
  }
  return { statuses, closedOn: null }
}

/** One in fifteen moves, once, while the status allows it. */
function stays(
  random: Random,
  unitId: number,
  communeIds: readonly number[],
  path: Path,
): RegisterPerson['stays'] {
  const first = { unitId, from: path.statuses[0]?.on ?? START }
  const to = communeIds[integerBetween(random, 0, communeIds.length - 1)] as number
  const last = path.statuses.at(-1)
  if (random() > 1 / 15 || to === unitId || path.closedOn || !last || !MOVABLE.has(last.to)) return [first]
  const from = addDays(last.on, integerBetween(random, 1, 60))
  return from < '2026-10-01' ? [first, { unitId: to, from }] : [first]
}

const MOVABLE = new Set<string>(TRANSITIONS.filter(({ to }) => to === 'moved').map(({ from }) => from))

function assessments(random: Random, openedOn: Day): RegisterPerson['needs'] {
  if (random() < 0.4) return []
  const first = addDays(openedOn, integerBetween(random, 0, 120))
  const bands = Array.from({ length: integerBetween(random, 1, 4) }, (_, i) => ({
    band: pick(random, ['high', 'medium', 'low'] as const),
    on: addDays(first, i * 80),
  }))
  return bands.filter(({ on }) => on < '2026-10-01')
}

/** The true counts at the end of a quarter. */
export function countQuarter({ provinces, people }: SmallRegister, period: string): RawProvince[] {
  const day = quarterDays(period).last
  const open = people.filter(
    ({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn > day),
  )
  const at = (unitId: number) => open.filter((someone) => unitOn(someone, day) === unitId)
  return provinces.map(({ id, communeIds }) => {
    const communes = communeIds.map((unitId): RawCommune => {
      const here = at(unitId)
      const noPoint = here.filter((someone) => !isMapped(someone)).length
      return { id: unitId, count: here.length, noPoint, tables: tablesOf(here, day) }
    })
    const queue = at(id)
    const all = [...communeIds, id].flatMap(at)
    const noPoint = communes.reduce((sum, commune) => sum + (commune.noPoint ?? 0), queue.length)
    return { id, population: null, communes, noUnit: queue.length, noPoint, tables: tablesOf(all, day) }
  })
}

/** Points are known of the present residence only. */
const isMapped = ({ hasPoint, stays: [, moved] }: RegisterPerson) => hasPoint && !moved

const unitOn = ({ stays: all }: RegisterPerson, day: Day) => all.findLast(({ from }) => from <= day)?.unitId

function tablesOf(people: readonly RegisterPerson[], day: Day): Record<string, Record<string, number>> {
  const tally = (values: readonly string[], of: (someone: RegisterPerson) => string) =>
    Object.fromEntries(values.map((value) => [value, people.filter((p) => of(p) === value).length]))
  const statusOf = ({ statuses }: RegisterPerson) => statuses.findLast(({ on }) => on <= day)?.to ?? 'none'
  return {
    status: tally(LASTING, statusOf),
    supportNeed: tally(SupportNeed.options, (someone) => needOf(someone, day)),
    programme: tally(['rehab', 'post_rehab'], (p) => (statusOf(p) === 'post_rehab' ? 'post_rehab' : 'rehab')),
    sex: tally(Sex.options, ({ sex }) => sex),
    ageBand: tally(AgeBand.options, ({ birthYear }) => ageBand(Number(day.slice(0, 4)) - birthYear)),
    work: tally(WorkValues.options, ({ work }) => work),
    trade: tally(TRADE_VALUES, ({ trade }) => trade ?? 'none'),
  }
}

function needOf({ needs }: RegisterPerson, day: Day): string {
  const last = needs.findLast(({ on }) => on <= day)
  return last && addDays(last.on, 90) > day ? last.band : 'none'
}

const ageBand = (age: number) =>
  ['50+', '35-49', '25-34', '18-24', '12-17'][[50, 35, 25, 18, 0].findIndex((from) => age >= from)] ?? ''
