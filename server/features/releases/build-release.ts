import { type Day, dayInVietnam, lastFullQuarter, quarterDays } from '@hoanhap/geo/day.ts'
import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-cells.ts'
import type { Database } from '../../db/connect.ts'
import { asReleaseBuilder, type Trx } from '../../db/transactions.ts'
import { loadLineage } from '../caseload/queries.ts'
import type { ReleaseUnits } from './caseload-rows.ts'
import {
  type LoadedRelease,
  outcomeOf,
  previouslyHidden,
  publishQuarter,
  type RawQuarter,
} from './publish-quarter.ts'
import {
  cellsOfRelease,
  datedUnits,
  insertRelease,
  lastReleaseOf,
  type NewRelease,
  oneBuilderAtATime,
  releaseUnitsOn,
} from './queries.ts'
import { registerProvinces } from './register-provinces.ts'
import {
  countRegister,
  personRanges,
  type RegisterCount,
  type Rehoused,
  registerBegan,
  unitsOfOtherDays,
} from './register-queries.ts'
import { rehouse } from './rehouse.ts'

/** A release that may not be built from the register; nothing was stored. */
export class ReleaseRefused extends Error {
  override name = 'ReleaseRefused'
  constructor(
    readonly code: 'quarter_not_over' | 'no_register' | 'published_from_pack',
    readonly period: string,
  ) {
    super(`the release of ${period} is not built: ${code}`)
  }
}

/** Persons counted in one transaction, so that none takes long on the embedded engine. */
const BATCH_PEOPLE = 500

/** Runs a step of the build in a transaction of the release builder. */
type Step = <T>(fn: (trx: Trx) => Promise<T>) => Promise<T>

/**
 * The release of one quarter from the register, as of its last day and on the units of that day, in the caller's
 * transaction. A quarter is published once: when its release stands the same is answered, whatever the register says by now,
 * and one that was withdrawn stays withdrawn. Two releases of the same people, hardly different, would tell the difference.
 *
 * Run as release builder, which sees who is where and in which categories, never who they are.
 * @param today the day in Việt Nam
 * @throws ReleaseRefused when the quarter is not over, when no case was open by then, or when a pack published it
 */
export function buildRelease(
  trx: Trx,
  period: string,
  today: Day = dayInVietnam(Date.now()),
): Promise<LoadedRelease> {
  return build((fn) => fn(trx), period, today)
}

/**
 * The same for several quarters, oldest first, beside a serving server: counted in many small transactions, each person in
 * exactly one of them, and stored in a last one.
 */
export async function buildReleases(
  db: Database,
  periods: readonly string[],
  today: Day = dayInVietnam(Date.now()),
): Promise<LoadedRelease[]> {
  const releases: LoadedRelease[] = []
  for (const period of [...periods].sort())
    releases.push(await build((fn) => asReleaseBuilder(db, fn), period, today))
  return releases
}

async function build(step: Step, period: string, today: Day): Promise<LoadedRelease> {
  if (period > lastFullQuarter(today)) throw new ReleaseRefused('quarter_not_over', period)
  const there = await step(async (trx) => {
    if (!(await registerBegan(trx, quarterDays(period).last))) throw new ReleaseRefused('no_register', period)
    return releaseThere(trx, period)
  })
  if (there) return there
  const quarter = await readQuarter(step, period)
  const previous = await step((trx) => previouslyHidden(trx, period, quarter.units))
  const release = publishQuarter(quarter, previous, 'register', DEFAULT_HIDING_RULE)
  return step((trx) => store(trx, release))
}

/** Whoever counted at the same time and was first has published the quarter. */
async function store(trx: Trx, release: NewRelease): Promise<LoadedRelease> {
  await oneBuilderAtATime(trx)
  const there = await releaseThere(trx, release.period)
  return there ?? outcomeOf(release, await insertRelease(trx, release), 'created')
}

async function releaseThere(trx: Trx, period: string): Promise<LoadedRelease | null> {
  const last = await lastReleaseOf(trx, period)
  if (!last) return null
  if (!last.withdrawn && last.source === 'pack') throw new ReleaseRefused('published_from_pack', period)
  const cells = await cellsOfRelease(trx, last.id)
  return outcomeOf({ period, cells }, last.id, last.withdrawn ? 'withdrawn' : 'unchanged')
}

/** The true counts of a quarter as the register tells them by now. */
export async function readQuarter(step: Step, period: string): Promise<RawQuarter> {
  const day = quarterDays(period).last
  const units = await step((trx) => releaseUnitsOn(trx, day))
  const elsewhere = await step((trx) => rehoused(trx, day, units))
  const counts: RegisterCount[] = []
  for (const range of await step((trx) => personRanges(trx, BATCH_PEOPLE)))
    counts.push(...(await step((trx) => countRegister(trx, day, range, elsewhere))))
  return { period, units, provinces: registerProvinces(counts, units) }
}

async function rehoused(trx: Trx, day: Day, units: ReleaseUnits): Promise<Rehoused[]> {
  const ids = await unitsOfOtherDays(trx, day)
  if (ids.length === 0) return []
  const provinceOf = new Map<number, number>()
  for (const { id } of units.provinces.values()) provinceOf.set(id, id)
  for (const { id, provinceCode } of units.communes.values())
    provinceOf.set(id, (units.provinces.get(provinceCode) as { id: number }).id)
  return rehouse(await datedUnits(trx, ids), { day, provinceOf }, await loadLineage(trx))
}
