import type { Trx } from '../../db/transactions.ts'
import type { Placement, PlacementDecision } from './schemas.ts'

/** Somebody in the queue of a province, and whether somebody left them there knowingly. */
export interface QueuedCase {
  caseId: number
  personId: string
  unitCode: string
  openedOn: string
  version: number
  leftFor: NonNullable<Placement['reason']> | null
  leftBy: string | null
  leftOn: string | null
}

/** The latest word about a case that is still in a queue: whoever was placed is in none any longer. */
const QUEUED = `
  from case_file c
  join unit u on u.id = c.unit_id and u.level = 'province'
  left join lateral (select p.id, p.reason, p.recorded_at from placement p where p.case_id = c.id
                     order by p.id desc limit 1) l on true
  left join lateral app.recorder_of_placement(l.id) n on true
  where c.closed_on is null and c.unit_id = any ((select app.record_scope())::int[])`

/** Open cases in the queues of the own area, by number. */
export async function queuedCases(
  trx: Trx,
  page: { state: 'open' | 'left' | 'all'; after: number; limit: number },
): Promise<QueuedCase[]> {
  const { rows } = await trx.raw<{ rows: QueuedCase[] }>(
    `select c.id::int as "caseId", c.person_id::text as "personId", u.code as "unitCode", c.version,
            to_char(c.opened_on, 'YYYY-MM-DD') as "openedOn", l.reason as "leftFor", n.display_name as "leftBy",
            to_char(l.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "leftOn" ${QUEUED}
       and (? = 'all' or (l.reason is not null) = (? = 'left')) and c.id > ? order by c.id limit ?`,
    [page.state, page.state, page.after, page.limit],
  )
  return rows
}

/** How many wait, and how many were left knowingly. */
export async function countQueue(trx: Trx): Promise<{ open: number; left: number }> {
  const { rows } = await trx.raw<{ rows: { open: number; left: number }[] }>(
    `select count(*) filter (where l.reason is null)::int as open, count(*) filter (where l.reason is not null)::int as left ${QUEUED}`,
  )
  return rows[0] ?? { open: 0, left: 0 }
}

/** Keeps what was decided about a case; who and when the database writes itself. */
export async function insertPlacement(
  trx: Trx,
  of: { caseId: number; unitId: number },
  { method, ...decision }: PlacementDecision,
): Promise<void> {
  const precision = 'precision' in decision ? decision.precision : 'reason' in decision ? null : 'commune'
  await trx.raw(
    `insert into placement (case_id, unit_id, method, at_unit_id, precision, reason)
     select c.id, c.unit_id, ?, case when ? = 'left' then null else c.unit_id end, ?, ? from case_file c where c.id = ?`,
    [method, method, precision, 'reason' in decision ? decision.reason : null, of.caseId],
  )
}

/** What was decided about a case of the own area, latest first. */
export async function placementsOf(trx: Trx, caseId: number): Promise<Placement[]> {
  const { rows } = await trx.raw<{ rows: Placement[] }>(
    `select p.method, u.code as "unitCode", p.precision, p.reason, coalesce(n.display_name, '') as by,
            to_char(p.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "on"
     from placement p left join unit u on u.id = p.at_unit_id
     left join lateral app.recorder_of_placement(p.id) n on true where p.case_id = ? order by p.id desc`,
    [caseId],
  )
  return rows
}
