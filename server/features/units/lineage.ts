import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Lineage, LineageEdge } from './schemas.ts'
import { unitsByNumber } from './unit-rows.ts'

type Edge = Omit<LineageEdge, 'unit'> & { id: number }

// What a district went into follows from its communes: no list names it. Its pairs are as sure as the best of theirs.
const SUCCESSORS = `
select s.new_id as id, s.share, s.confidence from unit_succession s where s.old_id = ?
union all
select s.new_id, case when count(*) over () = 1 then 'whole' else 'part' end,
  case min(case s.confidence when 'high' then 1 when 'medium' then 2 else 3 end)
    when 1 then 'high' when 2 then 'medium' else 'low' end
from unit d
join unit_parent p on p.parent_id = d.id and upper(p.valid) = upper(d.valid)
join unit_succession s on s.old_id = p.unit_id
where d.id = ? and d.level = 'district' and not exists (select from unit_succession o where o.old_id = d.id)
group by s.new_id`

const PREDECESSORS = `select s.old_id as id, s.share, s.confidence from unit_succession s where s.new_id = ?`

// Units that ended without going into another have no succession to hang an event on.
const EVENTS = `
select distinct e.date, e.kind, e.document
from unit_event e
left join unit_succession s on s.event_id = e.id and (s.old_id = ? or s.new_id = ?)
join unit u on u.id = ?
where s.event_id is not null
   or (e.kind = 'abolish' and e.level = u.level and e.date = upper(u.valid)
       and not exists (select from unit_succession o where o.old_id = u.id))
order by e.date, e.kind`

/** Where a unit came from and what it went into; null when there is no such unit. */
export async function lineageOf(trx: Trx, id: number, today: Day): Promise<Lineage | null> {
  const predecessors = await edges(trx, PREDECESSORS, [id])
  const successors = await edges(trx, SUCCESSORS, [id, id])
  const ids = [id, ...predecessors.map((edge) => edge.id), ...successors.map((edge) => edge.id)]
  const units = await unitsByNumber(trx, ids, today)
  const unit = units.get(id)
  if (!unit) return null
  const { rows: events } = await trx.raw<{ rows: Lineage['events'] }>(EVENTS, [id, id, id])
  const withUnits = (list: Edge[]) =>
    list
      .flatMap(({ id: other, share, confidence }) => {
        const found = units.get(other)
        return found ? [{ unit: found, share, confidence }] : []
      })
      .sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1))
  return { unit, predecessors: withUnits(predecessors), successors: withUnits(successors), events }
}

async function edges(trx: Trx, sql: string, bindings: number[]): Promise<Edge[]> {
  const { rows } = await trx.raw<{ rows: Edge[] }>(sql, bindings)
  return rows
}
