import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, asRequest } from '../../../../server/db/transactions.ts'
import { hashPassword, passwordFits } from '../../../../server/features/accounts/passwords.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { fillTwoCommunes, unitId } from '../../../support/two-communes.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ prepare: fillTwoCommunes })
})
afterAll(() => server.close())

describe('signing in', () => {
  test('opens a session over the units of the account', async () => {
    const client = server.stranger()
    const answer = await client.signIn('social_officer_commune')
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      account: { username: 'social_officer_commune', displayName: 'Cán bộ công tác xã hội xã' },
      roles: ['social_officer'],
      scope: [
        { unitId: await unitId(server.db, '00101'), code: '00101', level: 'commune', name: 'Phường Một' },
      ],
    })
    expect((await client.get('/session')).body).toEqual(answer.body)
  })

  test('hands out a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await server.stranger().signIn('planner')
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^hoanhap_sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('takes a name in capitals and with spaces around it', async () => {
    expect((await server.stranger().signIn('  Planner ')).status).toBe(201)
  })

  test('gives a new secret every time and ends the session that the browser still carried', async () => {
    const client = server.stranger()
    await client.signIn('planner')
    const before = client.cookie
    await client.signIn('planner')
    expect(client.cookie).not.toBe(before)
    expect((await client.get('/session', { Cookie: before })).status).toBe(401)
    expect((await client.get('/session')).status).toBe(200)
  })

  test('stores only the hash of the secret', async () => {
    const client = server.stranger()
    await client.signIn('planner')
    const secret = client.cookie.split('=')[1] ?? ''
    const { rows } = await asRequest(server.db, secret, 'hoanhap_app', (trx) =>
      trx.raw('select s.session_id from app.current_session() s'),
    )
    expect(rows).toHaveLength(1)
    await expect(
      asRequest(server.db, secret, 'hoanhap_app', (trx) => trx.raw('select sid_hash from session')),
    ).rejects.toThrow(/permission denied/)
  })

  test('answers a wrong name and a wrong password alike', async () => {
    const wrongPassword = await server.stranger().signIn('city_official', 'not the password')
    const wrongName = await server.stranger().signIn('nobody_at_all', 'not the password')
    expect(wrongName.status).toBe(401)
    expect(wrongName.body).toEqual(wrongPassword.body)
    expect(wrongName.body.code).toBe('wrong_credentials')
  })

  test('checks a password as thoroughly for a name that nobody has', async () => {
    const passwordHash = await hashPassword('the password')
    const work = async (of: string | null) => {
      const before = process.cpuUsage()
      expect(await passwordFits(of, 'not the password')).toBe(false)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const least = async (of: string | null) => Math.min(await work(of), await work(of), await work(of))
    expect(await least(null)).toBeGreaterThan((await least(passwordHash)) / 2)
  })

  test('writes done and refused into the log, without any password', async () => {
    await server.stranger().signIn('clinician', 'a wrong secret word')
    await server.stranger().signIn('clinician')
    const { body } = await (await server.as('auditor')).get('/audit?action=session.create&limit=20')
    const entries = body.items.map(({ username, outcome }: Record<string, string>) => [username, outcome])
    expect(entries.filter(([username]: string[]) => username === 'clinician')).toEqual([
      ['clinician', 'done'],
      ['clinician', 'refused'],
    ])
    expect(JSON.stringify(body)).not.toContain('secret word')
  })
})

describe('a session', () => {
  test('is gone after signing out, and the browser is told to forget what it kept', async () => {
    const client = server.stranger()
    await client.signIn('planner')
    const { cookie } = client
    const answer = await client.delete('/session')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect((await client.get('/session', { Cookie: cookie })).status).toBe(401)
  })

  test.each([
    '',
    'hoanhap_sid=',
    'hoanhap_sid=guess',
    `hoanhap_sid=${'A'.repeat(43)}`,
    "hoanhap_sid=' or 1=1",
  ])('is nobody for the cookie "%s"', async (cookie) => {
    const answer = await server.stranger().get('/session', { Cookie: cookie })
    expect(answer.status).toBe(401)
    expect(answer.body.code).toBe('not_signed_in')
  })

  test('ends after 30 idle minutes and after 8 hours, however busy', async () => {
    for (const column of [
      "last_seen_at = now() - interval '31 minutes'",
      "expires_at = now() - interval '1 second'",
    ]) {
      const client = server.stranger()
      await client.signIn('planner')
      await rewriteSessions(column)
      expect((await client.get('/session')).status).toBe(401)
    }
  })

  test('lasts 8 hours from signing in', async () => {
    await server.stranger().signIn('planner')
    const { rows } = await asAdministrator(
      server.db,
      `select extract(epoch from expires_at - created_at)::int as seconds from session order by id desc limit 1`,
    )
    expect(rows[0]?.seconds).toBe(8 * 3600)
  })
})

describe('the cookie behind https', () => {
  test('is Secure and bound to the host', async () => {
    const secure = await testServer({ publicUrl: new URL('https://hoa-nhap.example') })
    try {
      const { headers } = await secure.stranger().signIn('planner')
      expect(headers.getSetCookie()[0]).toMatch(
        /^__Host-hoanhap_sid=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      )
    } finally {
      await secure.close()
    }
  })
})

test('a refused loader cannot make an account that is not a demo account', async () => {
  await expect(
    asLoader(server.db, (trx) =>
      trx('account').insert({ username: 'sneaky', display_name: 'x', password_hash: 'x', is_demo: false }),
    ),
  ).rejects.toThrow(/row-level security/)
})

/** Sessions cannot be changed through any role of the application, so time travel needs the administrator. */
async function rewriteSessions(assignment: string): Promise<void> {
  await asAdministrator(
    server.db,
    `update session set ${assignment} where id = (select max(id) from session)`,
  )
}
