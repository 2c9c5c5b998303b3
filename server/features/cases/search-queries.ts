import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { DigestKind } from '../../secrets/seal.ts'

/** Persons of the own scope under a keyed hash, with a year of birth where one was given. */
export async function personsByDigest(
  trx: Trx,
  kind: DigestKind,
  digest: Buffer,
  birthYear: number | null,
): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select i.person_id::text as id from identity_index i join person p on p.id = i.person_id
     where i.kind = ? and i.digest = ? and i.unit_id = any ((select app.record_scope())::int[])
       and (?::int is null or p.birth_year = ?::int)`,
    [kind, digest, birthYear, birthYear],
  )
  return rows.map(({ id }) => id)
}

/**
 * The latest case of each person of the own scope, the ones opened last first; `adultsOn` leaves out who may be under 18
 * on that day.
 */
export async function latestCases(
  trx: Trx,
  personIds: readonly string[],
  adultsOn: Day | null,
): Promise<number[]> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `select l.id::int as id from (
       select distinct on (c.person_id) c.id, c.opened_on from case_file c
       where c.person_id = any (?::bigint[]) and c.unit_id = any ((select app.record_scope())::int[])
         and coalesce(c.adult_from <= ?::date, true)
       order by c.person_id, c.opened_on desc, c.id desc) l
     order by l.opened_on desc, l.id desc`,
    [[...personIds], adultsOn],
  )
  return rows.map(({ id }) => id)
}
