import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asAdministrator, testDatabase } from '../../support/database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const tell = async (sql: string) => (await asAdministrator(db, sql)).rows

test('functions in C are looked at again before they are created, once the extensions are there', async () => {
  expect(
    await tell("select lanvalidator::regprocedure::text as by from pg_language where lanname = 'c'"),
  ).toEqual([{ by: 'fmgr_c_validator(oid)' }])
  const missing =
    "create function pg_temp.missing() returns int language c as '$libdir/postgis-3', 'no_such_symbol'"
  await expect(tell(missing)).rejects.toThrow(/no_such_symbol/)
})

test('every function that an extension brings has its place in the library', async () => {
  const [{ asked, found } = { asked: 0, found: 0 }] = await tell(`
    select count(*)::int as asked, count(*) filter (where validated is not null)::int as found
    from (
      select fmgr_c_validator(p.oid)::text as validated
      from pg_proc p
      join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
      where p.prolang = (select oid from pg_language where lanname = 'c')
    ) as functions`)
  expect(asked).toBeGreaterThan(500)
  expect(found).toBe(asked)
})
