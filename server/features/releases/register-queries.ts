import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'

/** People of one unit, or of one unit by one value of a table. */
export interface RegisterCount {
  unitId: number
  /** `total`, or the name of a table. */
  indicator: string
  value: string
  count: number
  /** Of these, people of whose place on that day the register holds no point. Whoever is in a queue counts as one, point or not. */
  noPoint: number
}

/** Where the people of a unit are counted that is not one of the day's. */
export interface Rehoused {
  atUnitId: number
  /** The one unit of the day that it was or became; null when there are several or none. */
  unitId: number | null
  /** The units of the day among which a point decides. */
  candidateIds: readonly number[]
  /** Where nothing decides: the province of the day. */
  provinceId: number
}

/** Numbers of persons, first and last included. */
export interface PersonRange {
  first: string
  last: string
}

/** Whether anybody's case was open on the day or before it. */
export async function registerBegan(trx: Trx, day: Day): Promise<boolean> {
  const found = await trx.raw('select exists (select from episode where opened_on <= ?::date) as began', [
    day,
  ])
  return found.rows[0].began
}

/** All persons of the register, in ranges of about so many. */
export async function personRanges(trx: Trx, people: number): Promise<PersonRange[]> {
  const found: { rows: PersonRange[] } = await trx.raw(
    `select min(id)::text as first, max(id)::text as last
     from (select id, (row_number() over (order by id) - 1) / ?::int as range from person) p group by range order by range`,
    [people],
  )
  return found.rows
}

/** Units in which the register places people on the day, or now, but which are no units of that day. */
export async function unitsOfOtherDays(trx: Trx, day: Day): Promise<number[]> {
  const found: { rows: { id: number }[] } = await trx.raw(
    `select u.id from unit u
     where not u.valid @> ?::date
       and (u.id in (select r.at_unit_id from residence r where r.stay @> ?::date) or u.id in (select p.unit_id from person p))
     order by u.id`,
    [day, day],
  )
  return found.rows.map(({ id }) => id)
}

/**
 * Persons of a range with an open case at the end of a day, by unit, and by unit and each value of every table. One row per
 * person, if need be of the case that was opened last. Reads no identity, and nothing of released prisoners.
 *
 * - status: the last change in force that day; before the first one takes effect, the first one. A move is no status.
 * - programme: of the status. support need: the last assessment of that day or before, unless it had expired.
 * - age: by calendar years. work and trade: as they are known now; there is no history of them.
 * - place: the residence of that day. A point is kept of the present residence only, so whoever moved since has none: noPoint
 *   says of how many people no point was on record when the release was built.
 * - a case without any status has not begun.
 */
export async function countRegister(
  trx: Trx,
  day: Day,
  { first, last }: PersonRange,
  rehoused: readonly Rehoused[],
): Promise<RegisterCount[]> {
  const found: { rows: RegisterCount[] } = await trx.raw(
    `with rehoused as (
       select * from jsonb_to_recordset(?::jsonb)
         as r ("atUnitId" int, "unitId" int, "candidateIds" int[], "provinceId" int)
     ),
     person_of_day as (
       select distinct on (p.id) d, coalesce(r.at_unit_id, p.unit_id) as at_unit_id, r.location, p.sex,
              extract(year from d) - p.birth_year as age, coalesce(w.work, 'unknown') as work,
              coalesce(w.trade_wanted, 'none') as trade,
              coalesce(
                (select s.to_status from status_change s join legal_status l on l.code = s.to_status
                 where s.case_id = c.id and s.effective_on <= d and s.to_status <> 'moved' and not l.terminal
                 order by s.effective_on desc, s.id desc limit 1),
                (select s.to_status from status_change s where s.case_id = c.id and s.to_status <> 'moved'
                 order by s.effective_on, s.id limit 1)) as status,
              coalesce(
                (select case when n.expires_on > d then n.band end from need_assessment n
                 where n.case_id = c.id and n.assessed_on <= d order by n.assessed_on desc, n.id desc limit 1),
                'none') as "supportNeed"
       from (values (?::date)) day(d) cross join person p
       join case_file c on c.person_id = p.id and c.programme in ('rehab','post_rehab')
       join episode e on e.case_id = c.id and e.opened_on <= d and (e.closed_on is null or e.closed_on > d)
       left join residence r on r.case_id = c.id and r.stay @> d
       left join work_file w on w.case_id = c.id
       where p.id between ?::bigint and ?::bigint
       order by p.id, e.opened_on desc, c.id desc
     ),
     described as (
       select coalesce(u.id, h."unitId",
                (select b.unit_id from unit_boundary b
                 where b.unit_id = any (h."candidateIds") and st_covers(b.geom, p.location) order by b.unit_id limit 1),
                h."provinceId") as unit_id,
              p.location is null as no_point,
              p.status, case p.status when 'post_rehab' then 'post_rehab' else 'rehab' end as programme,
              p."supportNeed", p.sex, p.work, p.trade,
              case when p.age < 18 then '12-17' when p.age < 25 then '18-24' when p.age < 35 then '25-34'
                   when p.age < 50 then '35-49' else '50+' end as "ageBand"
       from person_of_day p
       left join unit u on u.id = p.at_unit_id and u.valid @> d
       left join rehoused h on h."atUnitId" = p.at_unit_id
       where p.status is not null
     )
     select unit_id as "unitId",
            case when grouping(status) = 0 then 'status' when grouping(programme) = 0 then 'programme'
                 when grouping("supportNeed") = 0 then 'supportNeed' when grouping(sex) = 0 then 'sex'
                 when grouping("ageBand") = 0 then 'ageBand' when grouping(work) = 0 then 'work'
                 when grouping(trade) = 0 then 'trade' else 'total' end as indicator,
            coalesce(status, programme, "supportNeed", sex, "ageBand", work, trade, '') as value,
            count(*)::int as count, (count(*) filter (where no_point))::int as "noPoint"
     from described
     group by unit_id, grouping sets ((), (status), (programme), ("supportNeed"), (sex), ("ageBand"), (work), (trade))`,
    [JSON.stringify(rehoused), day, first, last],
  )
  return found.rows
}
