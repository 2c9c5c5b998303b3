import { addDays, addMonths, type Day } from '@hoanhap/geo/day.ts'
import { RULES } from '../../../../seeds/legal/rules.ts'
import type { Trx } from '../../../../server/db/transactions.ts'
import { insertReferenceLists } from '../../../../server/features/packs/load-reference-lists.ts'
import type { RegisterPerson, SmallRegister } from '../../../geo/disclosure/generated-registers.ts'

/** The rows of one table, all in one statement. */
async function insert(trx: Trx, sql: string, rows: readonly unknown[]): Promise<{ id: number }[]> {
  const { rows: inserted } = await trx.raw(sql, [JSON.stringify(rows)])
  return inserted
}

/** Code of a province or commune of a generated register. */
export const codeOf = (unitId: number) => (unitId < 100 ? `0${unitId}` : `${unitId}00`)

/** Stores the provinces and communes, one square each, and the reference lists; returns the ids by those of the generator. */
export async function insertUnits(trx: Trx, { provinces }: SmallRegister): Promise<Map<number, number>> {
  await insertReferenceLists(trx)
  const units = provinces.flatMap(({ id, communeIds }) => [
    { level: 'province', code: codeOf(id) },
    ...communeIds.map((unitId) => ({ level: 'commune', code: codeOf(unitId), parent: codeOf(id) })),
  ])
  await insert(
    trx,
    `with given as (select * from jsonb_to_recordset(?::jsonb) as g (level text, code text, parent text)),
     made as (
       insert into unit (level, code, name, type, valid, vintage, population, search_key)
       select level, code, level || ' ' || code, level, daterange('2025-07-01', null), '2025', 1000, code from given
       returning id, code, level)
     insert into unit_parent (unit_id, parent_id, valid)
     select c.id, p.id, daterange('2025-07-01', null)
     from given g join made c on c.code = g.code and c.level = 'commune' join made p on p.code = g.parent and p.level = 'province'`,
    units,
  )
  const { rows } = await trx.raw('select id, code from unit')
  const idOfCode = new Map(rows.map(({ id, code }: { id: number; code: string }) => [code, id]))
  const all = provinces.flatMap(({ id, communeIds }) => [id, ...communeIds])
  return new Map(all.map((unitId) => [unitId, idOfCode.get(codeOf(unitId)) as number]))
}

/** Stores people as an office would enter them, change by change, past every guard of the database. Run as loader. */
export async function insertPeople(
  trx: Trx,
  people: readonly RegisterPerson[],
  idOf: ReadonlyMap<number, number>,
): Promise<void> {
  const caseIds = await insertCases(trx, people, idOf)
  const eventsOf = people.map((person) => events(person, idOf))
  for (let round = 0; eventsOf.some((list) => list.length > round); round++) {
    const changes = eventsOf.flatMap((list, index) => {
      const event = list[round]
      return event ? [{ case_id: caseIds[index], ...event, ...decision(event.to_status, event.on) }] : []
    })
    await insert(trx, STATUS_CHANGE, changes)
  }
  const needs = people.flatMap((person, index) =>
    person.needs.map(({ band, on }) => ({ case_id: caseIds[index], band, on, until: addDays(on, 90) })),
  )
  await insert(trx, NEED, needs)
}

async function insertCases(
  trx: Trx,
  people: readonly RegisterPerson[],
  idOf: ReadonlyMap<number, number>,
): Promise<number[]> {
  const unitOf = ({ stays }: RegisterPerson) => idOf.get(stays[0]?.unitId ?? 0)
  const persons = people.map((person) => ({
    unit_id: unitOf(person),
    sex: person.sex,
    birth_year: person.birthYear,
  }))
  const personIds = await insert(
    trx,
    `insert into person (unit_id, sex, birth_year, synthetic)
     select unit_id, sex, birth_year, true
     from jsonb_to_recordset(?::jsonb) as g (unit_id int, sex text, birth_year int) returning id`,
    persons,
  )
  const cases = people.map((person, index) => ({
    person_id: personIds[index]?.id,
    unit_id: unitOf(person),
    opened_on: person.openedOn,
    moves: person.stays.length > 1,
    work: person.work,
    trade: person.trade,
    // whoever moves later gets a point here too, which the move erases
    has_point: person.hasPoint && (person.stays[0]?.unitId ?? 0) >= 100,
  }))
  const caseIds = await insert(
    trx,
    `insert into case_file (person_id, unit_id, programme, opened_on)
     select person_id, unit_id, 'rehab', opened_on
     from jsonb_to_recordset(?::jsonb) as g (person_id bigint, unit_id int, opened_on date) returning id`,
    cases,
  )
  const files = cases.map((file, index) => ({ ...file, case_id: caseIds[index]?.id }))
  for (const sql of FILES) await insert(trx, sql, files)
  return caseIds.map(({ id }) => id)
}

const FILES = [
  `insert into episode (case_id, unit_id, number, opened_on)
   select case_id, unit_id, 1, opened_on
   from jsonb_to_recordset(?::jsonb) as g (case_id bigint, unit_id int, opened_on date)`,
  `insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
   select case_id, unit_id, unit_id, daterange(opened_on, null),
     case when has_point then st_setsrid(st_makepoint(108.25, 16.05), 4326) end, case when has_point then 'exact' end
   from jsonb_to_recordset(?::jsonb) as g (case_id bigint, unit_id int, opened_on date, has_point boolean)`,
  `insert into support_file (case_id, unit_id)
   select case_id, unit_id from jsonb_to_recordset(?::jsonb) as g (case_id bigint, unit_id int)`,
  `insert into work_file (case_id, unit_id, work, trade_wanted)
   select case_id, unit_id, work, trade
   from jsonb_to_recordset(?::jsonb) as g (case_id bigint, unit_id int, work text, trade text)`,
]

const STATUS_CHANGE = `
  insert into status_change (case_id, unit_id, to_status, regime, decision_number, decision_on, issuing_body,
    effective_on, planned_end, reduction_document, to_unit_id)
  select g.case_id, c.unit_id, g.to_status, g.regime, 'QĐ-1', g."on", g.body, g."on", g.planned_end,
    case when g.to_status = 'completed' then 'GM-1' end, g.to_unit_id
  from jsonb_to_recordset(?::jsonb) as g (case_id bigint, to_status text, regime text, "on" date, body text,
    planned_end date, to_unit_id int)
  join case_file c on c.id = g.case_id`

const NEED = `
  insert into need_assessment (case_id, unit_id, scorecard, needs, points, suggested_band, band, override_reason,
    assessed_on, expires_on)
  select g.case_id, c.unit_id, (select version from scorecard order by valid_from desc limit 1), '{}', 0, 'low', g.band,
    case when g.band <> 'low' then 'known to the office' end, g."on", g.until
  from jsonb_to_recordset(?::jsonb) as g (case_id bigint, band text, "on" date, until date)
  join case_file c on c.id = g.case_id order by g."on"`

interface CaseEvent {
  to_status: string
  on: Day
  to_unit_id?: number
}

/** Changes of status and moves in the order in which they happened. */
function events({ statuses, stays }: RegisterPerson, idOf: ReadonlyMap<number, number>): CaseEvent[] {
  const changes = statuses.map(({ to, on }) => ({ to_status: to as string, on }))
  const moves = stays
    .slice(1)
    .map(({ unitId, from }) => ({ to_status: 'moved', on: from, to_unit_id: idOf.get(unitId) as number }))
  return [...changes, ...moves].sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** What the law of the day asks of the decision. */
function decision(status: string, on: Day) {
  const regime = on < '2026-07-01' ? 'L73' : 'L120'
  const rule = RULES.find((known) => known.regime === regime && known.status === status)
  const planned = rule?.mostMonths ? addMonths(on, rule.mostMonths) : null
  return { regime, body: rule?.decidedBy[0], planned_end: planned }
}
