import type { Day } from '@hoanhap/geo/day.ts'
import type { Level, Unit, UnitList } from '@hoanhap/server/contract.ts'
import { allPages } from './all-pages.ts'

/** All units of a level on a day. The level and day come with them, since an old set stays while a new one loads. */
export interface UnitSet {
  level: Level
  asOf: Day
  units: Unit[]
}

/** The units of a level, all pages; on the server's today where no day is named. */
export async function allUnits(
  query: { level: Level; asOf: Day | undefined; parent?: string },
  signal?: AbortSignal,
): Promise<Unit[]> {
  const pages = await allPages<UnitList>('/units', query, signal)
  return pages.flatMap((page) => page.items)
}

/** A level on a day, for a query of the cache. */
export async function unitSet(
  query: { level: Level; asOf: Day; parent?: string },
  signal: AbortSignal,
): Promise<UnitSet> {
  return { level: query.level, asOf: query.asOf, units: await allUnits(query, signal) }
}
