import { asLoader, type Trx } from '../../../../server/db/transactions.ts'
import { loadReleases } from '../../../../server/features/releases/load-releases.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { insertBorders } from '../caseload/random-register.ts'
import { insertCountry, type SmallCountry, smallCountry } from '../caseload/small-country.ts'

/** A server over a made-up country with releases, borders and employers, and no register. */
export async function countryWithEmployers(
  seed: string,
): Promise<{ server: TestServer; country: SmallCountry }> {
  const country = smallCountry(seed)
  const server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        const ids = await insertCountry(trx, country)
        await loadReleases(trx, country.rows)
        await insertBorders(trx, country, ids)
        await insertEmployers(trx)
      }),
  })
  return { server, country }
}

/** An employer at the inner point of every third commune of today, with 5, 10, 15 ... openings, the odd ones for welders. */
async function insertEmployers(trx: Trx): Promise<void> {
  await trx.raw(
    `insert into trade (code, name, name_en) values ('sewing', 'May', 'Sewing'), ('welding', 'Hàn', 'Welding'),
       ('construction', 'Xây dựng', 'Construction')
     on conflict do nothing`,
  )
  await trx.raw(`
    with chosen as (
      select u.id, b.inner_point, row_number() over (order by u.code) as n
      from unit u join unit_boundary b on b.unit_id = u.id
      where u.level = 'commune' and u.valid @> current_date
    ), made as (
      insert into employer (name, location, unit_id)
      select 'Xưởng ' || n, inner_point, id from chosen where n % 3 = 0 returning id, name, unit_id
    ), placed as (
      insert into employer_unit (employer_id, unit_id, method) select id, unit_id, 'boundary' from made
    )
    insert into vacancy (employer_id, trade, openings)
    select id, case when split_part(name, ' ', 2)::int % 2 = 1 then 'welding' else 'sewing' end,
           split_part(name, ' ', 2)::int / 3 * 5
    from made`)
}
