import type { Day } from '@hoanhap/geo/day.ts'
import type { SuccessionEvent, SuccessionPair } from '@hoanhap/geo/lineage/succession-weights.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Hidden } from './display.ts'

/** A released cell with what is publicly known of its unit. `provinceId` is null for a province itself. */
export interface ReleasedCell {
  unitId: number
  level: 'province' | 'commune'
  provinceId: number | null
  population: number | null
  indicator: string
  value: string
  state: 'value' | 'zero' | 'suppressed'
  count: number | null
  hidden: Hidden
}

/** All cells of a release. */
export async function releasedCells(trx: Trx, releaseId: number): Promise<ReleasedCell[]> {
  const found: { rows: ReleasedCell[] } = await trx.raw(
    `select c.unit_id as "unitId", u.level, u.population, c.indicator, c.value, c.state, c.count, c.hidden,
            case when parent.level = 'province' then parent.id else gp.parent_id end as "provinceId"
     from release_cell c
     join release r on r.id = c.release_id
     join unit u on u.id = c.unit_id
     left join unit_parent up on up.unit_id = u.id and up.valid @> r.units_on
     left join unit parent on parent.id = up.parent_id
     left join unit_parent gp on gp.unit_id = parent.id and gp.valid @> r.units_on
     where c.release_id = ?
     order by u.code, c.indicator, c.value`,
    [releaseId],
  )
  return found.rows
}

/** Every succession of units by the date on which it happened, and the populations that are known. */
export interface Lineage {
  events: SuccessionEvent[]
  populationOf: (unitId: number) => number | null
}

export async function loadLineage(trx: Trx): Promise<Lineage> {
  const pairs: { rows: (SuccessionPair & { date: Day })[] } = await trx.raw(
    `select to_char(e.date, 'YYYY-MM-DD') as date, s.old_id as "oldId", s.new_id as "newId", s.confidence,
            s.overlap_km2 as "overlapKm2"
     from unit_succession s join unit_event e on e.id = s.event_id
     order by s.old_id, s.new_id`,
  )
  const known: { rows: { id: number; population: number }[] } = await trx.raw(
    'select u.id, u.population from unit u where u.population is not null',
  )
  const events = new Map<Day, SuccessionPair[]>()
  for (const { date, ...pair } of pairs.rows) {
    const ofDate = events.get(date)
    if (ofDate) ofDate.push(pair)
    else events.set(date, [pair])
  }
  const populations = new Map(known.rows.map(({ id, population }) => [id, population]))
  return {
    events: [...events].map(([date, ofDate]) => ({ date, pairs: ofDate })),
    populationOf: (unitId) => populations.get(unitId) ?? null,
  }
}
