import type { Trx } from '../../../db/transactions.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { openIdentities } from '../../cases/identity.ts'
import type { ConsentPurpose } from '../../cases/values.ts'

/** What the register says of a person whom a row is about, in the fields that a file may bring up to date. */
export interface CurrentPerson {
  personId: string
  caseId: number
  unitId: number
  sex: string
  birthYear: number
  openedOn: string
  status: string | null
  lon: number | null
  lat: number | null
  precision: string | null
  support: string
  work: string
  tradeLearned: string | null
  tradeWanted: string | null
  substance: string
  consents: { purpose: ConsentPurpose; givenOn: string; inForce: boolean }[]
  name: string | null
  birthDate: string | null
  idNumber: string | null
  phone: string | null
  address: string | null
  familyContact: string | null
}

type CurrentRow = Omit<
  CurrentPerson,
  'name' | 'birthDate' | 'idNumber' | 'phone' | 'address' | 'familyContact'
>

const IDENTITY = ['name', 'birthDate', 'idNumber', 'phone', 'address', 'familyContact'] as const

/** The files of cases of the own scope, by the number of the case. */
export async function currentPeople(
  trx: Trx,
  keys: Keys,
  caseIds: readonly number[],
): Promise<Map<number, CurrentPerson>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await trx.raw<{ rows: CurrentRow[] }>(
    `select c.person_id::text as "personId", c.id::int as "caseId", c.unit_id as "unitId", p.sex, p.birth_year as "birthYear",
            to_char(c.opened_on, 'YYYY-MM-DD') as "openedOn", c.status,
            round(st_x(r.location)::numeric, 7)::float8 as lon, round(st_y(r.location)::numeric, 7)::float8 as lat, r.precision,
            s.support, w.work, w.trade_learned as "tradeLearned", w.trade_wanted as "tradeWanted", h.substance,
            (select coalesce(jsonb_agg(jsonb_build_object('purpose', k.purpose, 'givenOn', k.given_on,
               'inForce', k.withdrawn_on is null)), '[]') from consent k where k.case_id = c.id) as consents
     from case_file c
     join person p on p.id = c.person_id
     left join residence r on r.case_id = c.id and upper_inf(r.stay)
     left join support_file s on s.case_id = c.id
     left join work_file w on w.case_id = c.id
     left join health_file h on h.case_id = c.id
     where c.id = any (?::bigint[]) and c.unit_id = any ((select app.record_scope())::int[])`,
    [[...caseIds]],
  )
  const identities = await openIdentities(
    trx,
    keys,
    rows.map(({ personId }) => personId),
    IDENTITY,
  )
  return new Map(
    rows.map((row) => [row.caseId, { ...row, ...identities.get(row.personId) } as CurrentPerson]),
  )
}
