import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Place } from './place-case.ts'
import type { OpeningProgramme } from './values.ts'

/** What a change has to know of the case that it changes. */
export interface LockedCase {
  id: number
  personId: string
  unitId: number
  unitLevel: 'commune' | 'province'
  version: number
  birthYear: number
  openedOn: Day
  closedOn: Day | null
  point: readonly [number, number] | null
}

/** A case of the own scope, locked until the transaction ends; undefined when not there or not theirs. */
export async function lockedCase(trx: Trx, id: number): Promise<LockedCase | undefined> {
  const { rows } = await trx.raw<{ rows: LockedCase[] }>(
    `select c.id::int as id, c.person_id::text as "personId", c.unit_id as "unitId", u.level as "unitLevel", c.version,
            p.birth_year as "birthYear", to_char(c.opened_on, 'YYYY-MM-DD') as "openedOn",
            to_char(c.closed_on, 'YYYY-MM-DD') as "closedOn",
            case when r.location is not null then array[st_x(r.location), st_y(r.location)] end as point
     from case_file c
     join person p on p.id = c.person_id
     join unit u on u.id = c.unit_id
     left join residence r on r.case_id = c.id and upper_inf(r.stay)
     where c.id = ? and c.unit_id = any ((select app.record_scope())::int[]) for update of c`,
    [id],
  )
  return rows[0]
}

/** Says that the record changed: its ETag is another one now. */
export async function bumpVersion(trx: Trx, id: number): Promise<void> {
  await trx.raw('update case_file set version = version + 1, updated_at = now() where id = ?', [id])
}

/** The current province with a code whose unplaced queue the caller keeps. */
export async function provinceQueue(trx: Trx, code: string, today: Day): Promise<number | undefined> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select u.id from unit u where u.level = 'province' and u.code = ? and u.valid @> ?::date
       and u.id = any ((select app.record_scope())::int[])`,
    [code, today],
  )
  return rows[0]?.id
}

/** A current commune or province anywhere: a person may move out of the own scope. */
export async function unitByCode(trx: Trx, code: string, today: Day): Promise<number | undefined> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select u.id from unit u where u.level in ('commune', 'province') and u.code = ? and u.valid @> ?::date
     order by u.level limit 1`,
    [code, today],
  )
  return rows[0]?.id
}

/** The case that holds an identity number in the own scope, the latest of the person. */
export async function caseWithIdNumber(
  trx: Trx,
  digest: Buffer,
  besides: string | null,
): Promise<number | undefined> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select c.id::int as id from identity_index i join case_file c on c.person_id = i.person_id
     where i.kind = 'idNumber' and i.digest = ? and i.unit_id = any ((select app.record_scope())::int[])
       and i.person_id is distinct from ?::bigint
     order by c.opened_on desc, c.id desc limit 1`,
    [digest, besides],
  )
  return rows[0]?.id
}

/** Stores a person, invented in an invented place and real in a real one. */
export async function insertPerson(
  trx: Trx,
  person: { unitId: number; sex: string; birthYear: number },
): Promise<string> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `insert into person (unit_id, sex, birth_year, synthetic) values (?, ?, ?, app.pack_is_synthetic())
     returning id::text as id`,
    [person.unitId, person.sex, person.birthYear],
  )
  return (rows[0] as { id: string }).id
}

/** Opens a case with its episode if it has one, the place where the person lives and empty files; the database counts episodes. */
export async function insertCase(
  trx: Trx,
  opened: { personId: string; openedOn: Day; place: Place; programme: OpeningProgramme },
): Promise<number> {
  const { personId, openedOn, place, programme } = opened
  const { rows } = await trx.raw<{ rows: { id: number; episode: number }[] }>(
    `insert into case_file (person_id, unit_id, programme, opened_on)
     values (?, ?, ?, ?::date) returning id::int as id, episode`,
    [personId, place.unitId, programme, openedOn],
  )
  const { id, episode } = rows[0] as { id: number; episode: number }
  const [lon, lat] = place.point ?? [null, null]
  // An episode is a stretch of rehabilitation.
  if (programme !== 'released_prisoner') {
    await trx('episode').insert({ case_id: id, unit_id: place.unitId, number: episode, opened_on: openedOn })
  }
  await trx.raw(
    `insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
     values (?, ?, ?, daterange(?::date, null), st_setsrid(st_makepoint(?::float8, ?::float8), 4326), ?)`,
    [id, place.unitId, place.unitId, openedOn, lon, lat, place.precision],
  )
  for (const table of ['support_file', 'work_file', 'health_file']) {
    await trx(table).insert({ case_id: id, unit_id: place.unitId })
  }
  return id
}

/** Writes the point where a person lives; null takes it away. */
export async function writePoint(
  trx: Trx,
  caseId: number,
  { point, precision }: Omit<Place, 'unitId'>,
): Promise<void> {
  const [lon, lat] = point ?? [null, null]
  await trx.raw(
    `update residence set location = st_setsrid(st_makepoint(?::float8, ?::float8), 4326), precision = ?
     where case_id = ? and upper_inf(stay)`,
    [lon, lat, precision, caseId],
  )
}

/** Gives a person of a province's queue to a commune of the own scope. */
export async function moveFromQueue(trx: Trx, caseId: number, communeId: number): Promise<void> {
  await trx.raw('select app.place_case(?::bigint, ?::int)', [caseId, communeId])
}

/** Columns to change, by name; those that are undefined stay as they are. */
type Change = Record<string, string | number | null | undefined>

/** Changes columns of the one row that a table has of a case or person. */
export async function updateRow(
  trx: Trx,
  table: 'person' | 'support_file' | 'work_file' | 'health_file',
  key: { id: string } | { case_id: number },
  change: Change,
): Promise<void> {
  const columns = Object.entries(change).filter(([, value]) => value !== undefined)
  if (columns.length > 0) await trx(table).where(key).update(Object.fromEntries(columns))
}

interface StatusChangeRow {
  caseId: number
  unitId: number
  toStatus: string
  regime: string
  decisionNumber: string | null
  decisionOn: Day
  issuingBody: string
  effectiveOn: Day
  plannedEnd: Day | null
  reductionDocument: string | null
  toUnitId: number | null
}

/** Records a decision; the database checks it and the case follows. */
export async function insertStatusChange(trx: Trx, change: StatusChangeRow): Promise<void> {
  await trx('status_change').insert({
    case_id: change.caseId,
    unit_id: change.unitId,
    to_status: change.toStatus,
    regime: change.regime,
    decision_number: change.decisionNumber,
    decision_on: change.decisionOn,
    issuing_body: change.issuingBody,
    effective_on: change.effectiveOn,
    planned_end: change.plannedEnd,
    reduction_document: change.reductionDocument,
    to_unit_id: change.toUnitId,
  })
}

/** The law that was in force on a day. */
export async function regimeOn(trx: Trx, day: Day): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { code: string }[] }>(
    'select g.code from legal_regime g where g.valid @> ?::date',
    [day],
  )
  return rows[0]?.code
}
