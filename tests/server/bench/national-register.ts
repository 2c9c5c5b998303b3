import type { Database } from '../../../server/db/connect.ts'
import { asLoader, type Trx } from '../../../server/db/transactions.ts'
import { identityCell } from '../../../server/features/cases/identity.ts'
import { insertRecords } from '../../../server/features/packs/insert-records.ts'
import { hex } from '../../../server/features/packs/load-identities.ts'
import { insertReferenceLists } from '../../../server/features/packs/load-reference-lists.ts'
import { identityDigests, seal } from '../../../server/secrets/seal.ts'
import { asAdministrator } from '../../support/database.ts'
import { testKeys } from '../../support/keys.ts'

/** 34 provinces with 98 communes each: 3,332 communes, as squares in rows. */
const UNITS = `
insert into unit (level, code, name, type, valid, vintage, search_key)
  select 'province', lpad(p::text, 2, '0'), 'Tỉnh ' || p, 'tinh', daterange(null, null), '2025', 'tinh ' || p
  from generate_series(1, 34) p;
insert into unit (level, code, name, type, valid, vintage, search_key)
  select 'commune', lpad((p * 100 + c)::text, 5, '0'), 'Xã ' || p || ' ' || c, 'xa', daterange(null, null), '2025', 'xa ' || p
  from generate_series(1, 34) p, generate_series(1, 98) c;
insert into unit_parent (unit_id, parent_id, valid)
  select c.id, p.id, daterange(null, null)
  from unit c join unit p on p.level = 'province' and p.code::int = c.code::int / 100 where c.level = 'commune';
insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
  select u.id, st_multi(st_makeenvelope(x, y, x + 0.05, y + 0.05, 4326)), st_setsrid(st_makepoint(x + 0.02, y + 0.02), 4326),
         array[x, y, x + 0.05, y + 0.05], 30, 'bench'
  from unit u, lateral (select 103 + (u.code::int % 100) * 0.05 as x, 9 + (u.code::int / 100) * 0.3 as y) at
  where u.level = 'commune';`

const LEARNERS = `(array['sewing','carpentry','welding',null,null,null])[1 + (n * 7) % 6]`
const STATUSES = `(array['use_management','voluntary_home','ost','compulsory_proposed','post_rehab'])[1 + n % 5]`

/**
 * People with a history each, written straight into the tables: what is measured reads them, and does not check how they
 * came. Towns are full and the country is not: every second person lives in a quarter of the communes. One in six is
 * closed.
 */
const peopleAndFiles = (open: number) => `
set session_replication_role = replica;
select setseed(0.5);
create temp table made as
  select n, n::bigint as id, u.ids[1 + floor(cardinality(u.ids) * power(random(), 2))::int] as unit_id,
         ('2023-12-01'::date + (random() * 1050)::int) as opened_on, n > ${open} as closed, random() as chance
  from generate_series(1, ${open} * 6 / 5) n,
       (select array_agg(c.id order by c.code) as ids from unit c where c.level = 'commune') u;
insert into person (id, unit_id, sex, birth_year, synthetic) overriding system value
  select id, unit_id, case when n % 10 = 0 then 'female' else 'male' end, 1960 + n % 48, true from made;
insert into case_file (id, person_id, unit_id, programme, opened_on, closed_on, status, status_since, regime,
                       decision_number, decision_on, planned_end, adult_from) overriding system value
  select id, id, unit_id, case when n % 5 = 4 then 'post_rehab' else 'rehab' end, opened_on,
         case when closed then '2026-11-01'::date end, case when closed then 'completed' else ${STATUSES} end,
         opened_on, 'L73', 'QĐ-' || n, opened_on, opened_on + 365, make_date(1979 + n % 48, 1, 1) from made;
insert into episode (case_id, unit_id, number, opened_on, closed_on, closed_as)
  select id, unit_id, 1, opened_on, case when closed then '2026-11-01'::date end, case when closed then 'completed' end
  from made;
insert into status_change (case_id, unit_id, from_status, to_status, regime, decision_number, decision_on, issuing_body,
                           effective_on)
  select id, unit_id, 'opening', ${STATUSES}, 'L73', 'QĐ-' || n || '/' || k, opened_on + k, 'commune_chairman', opened_on + k
  from made, generate_series(0, 2) k;
insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
  select m.id, m.unit_id, m.unit_id, daterange(m.opened_on, null),
         case when chance < 0.95 then st_translate(b.inner_point, 0.02 * (chance - 0.5), 0.0002 * (n % 100 - 50)) end,
         case when chance < 0.95 then 'exact' end
  from made m join unit_boundary b on b.unit_id = m.unit_id;
insert into need_assessment (case_id, unit_id, scorecard, needs, points, suggested_band, band, assessed_on, expires_on)
  select id, unit_id, (select max(version) from scorecard), '{}', 0, 'low', 'low', app.today() - n % 120,
         app.today() - n % 120 + 90
  from made where n % 4 <> 0;
insert into support_file (case_id, unit_id, support, need_band, need_expires_on, next_step, next_due_on)
  select id, unit_id, (array['none','offered','active'])[1 + n % 3],
         case when n % 4 <> 0 then (array['high','medium','low'])[1 + n % 3] end,
         case when n % 4 <> 0 then app.today() - n % 120 + 90 end, 'call', app.today() + n % 30 from made;
insert into work_file (case_id, unit_id, work, trade_learned, trade_wanted)
  select id, unit_id, (array['unknown','seeking','in_training','placed'])[1 + n % 4], ${LEARNERS}, ${LEARNERS} from made;
insert into health_file (case_id, unit_id) select id, unit_id from made;
insert into consent (case_id, unit_id, purpose, given_on)
  select id, unit_id, (array['support','employment','health'])[1 + n % 3], opened_on from made;
insert into service_event (case_id, unit_id, kind, given_on)
  select id, unit_id, (array['call','meeting','home_visit'])[k], opened_on + 30 * k from made, generate_series(1, 3) k;
insert into audit_entry (username, action, route, outcome, case_id)
  select 'somebody', 'cases.open', 'GET /cases/:id', 'done', id from made, generate_series(1, 2);
drop table made;
set session_replication_role = origin;
analyze;`

const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ']
const MIDDLE_NAMES = ['Văn', 'Thị', 'Đức', 'Minh', 'Hữu', 'Ngọc', 'Quang']
const GIVEN_NAMES = ['An', 'Bình', 'Dũng', 'Đông', 'Hương', 'Lộc', 'Mỹ', 'Phúc', 'Quý', 'Sơn', 'Tuấn', 'Yến']

/** The name of the nth person. */
export function nameOf(n: number): string {
  const part = (names: readonly string[], step: number) => names[Math.floor(n / step) % names.length]
  return `${part(FAMILY_NAMES, 1)} ${part(MIDDLE_NAMES, 10)} ${part(GIVEN_NAMES, 70)}`
}

/** Fills a migrated PostgreSQL database with a made-up country and as many people with an open case. */
export async function fillNationalRegister(db: Database, open: number): Promise<void> {
  await asLoader(db, async (trx) => {
    await insertReferenceLists(trx)
    await trx.raw(UNITS)
  })
  await asAdministrator(db, peopleAndFiles(open))
  await asLoader(db, async (trx) => {
    const { rows } = await trx.raw<{ rows: Identified[] }>(
      'select id::int as id, unit_id, birth_year from person order by id',
    )
    await insertIdentities(trx, rows)
  })
  await asAdministrator(db, 'vacuum analyze')
}

interface Identified {
  id: number
  unit_id: number
  birth_year: number
}

async function insertIdentities(trx: Trx, persons: readonly Identified[]): Promise<void> {
  const keys = testKeys()
  const fields = (id: number) => ({
    name: nameOf(id),
    idNumber: `0010${10_000_000 + id}`,
    phone: `09${10_000_000 + id}`,
  })
  await insertRecords(
    trx,
    'person_identity',
    { person_id: 'bigint', unit_id: 'int', field: 'text', sealed: 'bytea', key_version: 'int' },
    persons.flatMap(({ id, unit_id }) =>
      Object.entries(fields(id)).map(([field, text]) => ({
        person_id: id,
        unit_id,
        field,
        sealed: hex(seal(keys, text, identityCell(String(id), field as 'name'))),
        key_version: keys.version,
      })),
    ),
  )
  await insertRecords(
    trx,
    'identity_index',
    { person_id: 'bigint', unit_id: 'int', kind: 'text', digest: 'bytea' },
    persons.flatMap(({ id, unit_id, birth_year }) =>
      identityDigests(keys, { ...fields(id), birthYear: birth_year }).map(({ kind, digest }) => {
        return { person_id: id, unit_id, kind, digest: hex(digest) }
      }),
    ),
  )
}
