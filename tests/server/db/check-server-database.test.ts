import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkServerDatabase } from '../../../server/db/check-server-database.ts'
import { openDatabase } from '../../../server/db/connect.ts'
import { migrate } from '../../../server/db/migrate.ts'
import { StartRefused } from '../../../server/start-refused.ts'
import {
  administer,
  clusterUrl,
  createServerDatabase,
  MIGRATE_LOGIN,
  planFor,
  SERVER_LOGIN,
} from '../../support/database.ts'

const plan = planFor(`test_create_${process.pid}`)

// PostgreSQL servers are the subject, whichever engine the run is about.
describe('a PostgreSQL server', () => {
  beforeAll(async () => {
    await createServerDatabase(plan)
  })
  afterAll(async () => {
    await administer(`drop database if exists ${plan.database} with (force)`)
    await administer('drop role if exists test_bypasser')
  })

  async function check(login: string): Promise<void> {
    const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(plan.database, login) })
    try {
      await checkServerDatabase(db)
    } finally {
      await db.close()
    }
  }

  async function expectRefused(login: string, reason: RegExp): Promise<void> {
    const refusal = check(login)
    await expect(refusal).rejects.toBeInstanceOf(StartRefused)
    await expect(refusal).rejects.toThrow(reason)
  }

  test('is refused while migrations are pending, and accepted after them', async () => {
    await expectRefused(SERVER_LOGIN, /^\d+ migrations are pending \(first: 2026\w+\): run npm run migrate$/)
    const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(plan.database, MIGRATE_LOGIN) })
    expect((await migrate(db.knex)).length).toBeGreaterThan(3)
    expect(await migrate(db.knex)).toEqual([])
    await db.close()
    await check(SERVER_LOGIN)
  })

  test('is refused to a superuser, to whoever bypasses the policies and to an owner of tables', async () => {
    await administer('create role test_bypasser login bypassrls')
    await administer(`grant connect on database ${plan.database} to test_bypasser`)
    await expectRefused('postgres', /^DATABASE_URL signs in as the superuser postgres/)
    await expectRefused('test_bypasser', /bypasses row-level security$/)
    await administer('alter role test_bypasser nobypassrls')
    await expectRefused('test_bypasser', /no member of hoanhap_app: run npm run db:create$/)
    await administer(`grant ${MIGRATE_LOGIN}, ${SERVER_LOGIN} to test_bypasser`)
    await expectRefused('test_bypasser', /owns the table/)
  })

  test('is prepared again without harm', async () => {
    const { done, serverPassword } = await createServerDatabase(plan)
    expect(done).toEqual(
      expect.arrayContaining([`login ${SERVER_LOGIN}: present`, `database ${plan.database}: present`]),
    )
    expect(serverPassword).toBeNull()
    await check(SERVER_LOGIN)
  })

  test.each(['x; drop database y', 'Ünï', '', '1a'])(
    'is not prepared under the name "%s"',
    async (database) => {
      await expect(createServerDatabase({ ...plan, database })).rejects.toBeInstanceOf(StartRefused)
    },
  )

  test('does not compile what its logins ask', async () => {
    const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(plan.database, SERVER_LOGIN) })
    expect((await db.knex.raw('show jit')).rows).toEqual([{ jit: 'off' }])
    await db.close()
  })

  test('gives its login nothing but what it enters for a transaction', async () => {
    const { rows } = await administer(`select rolinherit from pg_roles where rolname = '${SERVER_LOGIN}'`)
    expect(rows).toEqual([{ rolinherit: false }])
    const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(plan.database, SERVER_LOGIN) })
    await expect(db.knex('account').select('id')).rejects.toThrow(/permission denied/)
    await db.close()
  })
})
