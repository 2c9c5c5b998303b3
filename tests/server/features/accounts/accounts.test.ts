import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../support/client.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { fillTwoCommunes, unitId } from '../../../support/two-communes.ts'

const PASSWORD = 'a long enough password'
let server: TestServer
let admin: Client
let communeId: number
beforeAll(async () => {
  server = await testServer({ prepare: fillTwoCommunes })
  admin = await server.as('admin')
  communeId = await unitId(server.db, '00101')
})
afterAll(() => server.close())

let counter = 0
const newName = () => `person_${++counter}`

async function create(input: Record<string, unknown> = {}) {
  const username = newName()
  const body = {
    username,
    displayName: 'Nguyễn Thị Lan',
    password: PASSWORD,
    roles: ['social_officer'],
    ...input,
  }
  return admin.post('/accounts', body)
}

async function createSignedIn(input: Record<string, unknown> = {}) {
  const { body: account } = await create({ scope: [{ unitId: communeId }], ...input })
  const client = server.stranger()
  await client.signIn(account.username, PASSWORD)
  return {
    account,
    client,
    patch: (change: unknown) => admin.patch(`/accounts/${account.id}`, change, `"v${account.version}"`),
  }
}

describe('adding an account', () => {
  test('gives it roles and a dated scope, and the person can sign in', async () => {
    const { status, headers, body } = await create({
      scope: [{ unitId: communeId, validFrom: '2026-01-01', validTo: '2030-12-31' }],
    })
    expect([status, headers.get('etag')]).toEqual([201, '"v1"'])
    expect(body.scope).toEqual([
      expect.objectContaining({ code: '00101', validFrom: '2026-01-01', validTo: '2030-12-31' }),
    ])
    const client = server.stranger()
    expect((await client.signIn(body.username, PASSWORD)).body.scope).toHaveLength(1)
  })

  test('never answers with a password or its hash', async () => {
    const { body } = await create()
    expect(JSON.stringify(body)).not.toMatch(/argon2|password/)
  })

  test('refuses a name that is taken', async () => {
    const { status, body } = await create({ username: 'planner' })
    expect([status, body.code]).toEqual([409, 'username_taken'])
  })

  test('refuses a unit that does not exist and a scope that ends before it begins', async () => {
    expect((await create({ scope: [{ unitId: 999_999 }] })).body.errors[0].path).toBe('scope')
    const backwards = { unitId: communeId, validFrom: '2026-02-01', validTo: '2026-01-01' }
    expect((await create({ scope: [backwards] })).body.errors[0].path).toBe('scope.0.validTo')
    const over = { unitId: communeId, validTo: '2020-01-01' }
    expect((await create({ scope: [over] })).body.errors[0].code).toBe('empty_period')
  })

  test.each([
    ['a short password', { password: 'short' }, 'password'],
    ['a name with capitals', { username: 'Lan' }, 'username'],
    ['an unknown role', { roles: ['king'] }, 'roles.0'],
    ['no role', { roles: [] }, 'roles'],
    ['a day that does not exist', { scope: [{ unitId: 1, validFrom: '2026-02-30' }] }, 'scope.0.validFrom'],
  ])('refuses %s by name', async (_name, input, path) => {
    const { status, body } = await create(input)
    expect([status, body.errors[0].path]).toEqual([400, path])
  })
})

describe('roles that one person never holds together', () => {
  const refused = [
    ['police_officer', 'social_officer'],
    ['police_officer', 'employment_officer'],
    ['police_officer', 'clinician'],
    ['admin', 'planner'],
    ['auditor', 'city_official'],
    ['admin', 'auditor'],
  ]
  test.each(refused)('%s and %s', async (...roles) => {
    expect((await create({ roles })).body.code).toBe('incompatible_roles')
    const { account, patch } = await createSignedIn({ roles: ['planner'] })
    expect(account.roles).toEqual(['planner'])
    expect((await patch({ roles })).status).toBe(409)
  })

  test('others may meet', async () => {
    expect((await create({ roles: ['social_officer', 'employment_officer', 'clinician'] })).status).toBe(201)
    expect((await create({ roles: ['police_officer', 'planner'] })).status).toBe(201)
  })
})

describe('changing an account', () => {
  test('needs the version that was read', async () => {
    const { account, patch } = await createSignedIn()
    expect((await admin.patch(`/accounts/${account.id}`, { displayName: 'B' }, null)).status).toBe(428)
    const changed = await patch({ displayName: 'Trần Thị Bình' })
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"v2"'])
    const stale = await patch({ displayName: 'C' })
    expect(stale.status).toBe(412)
    expect(stale.body.versions).toEqual({ yours: '"v1"', current: '"v2"' })
  })

  test('is never done to the own account', async () => {
    const { body } = await admin.get('/accounts?search=admin')
    const own = body.items.find(({ username }: { username: string }) => username === 'admin')
    const answer = await admin.patch(`/accounts/${own.id}`, { displayName: 'Boss' }, `"v${own.version}"`)
    expect([answer.status, answer.body.code]).toEqual([403, 'not_on_oneself'])
  })

  test('that is not there answers 404', async () => {
    expect((await admin.patch('/accounts/999999', { displayName: 'x' }, '"v1"')).status).toBe(404)
  })

  test('leaves a line in the log with the fields, not their values', async () => {
    const { account, patch } = await createSignedIn()
    await patch({ displayName: 'A name nobody shall log', password: 'another long password' })
    const { body } = await (await server.as('auditor')).get('/audit?action=accounts.update&limit=1')
    expect(body.items[0]).toMatchObject({ username: 'admin', outcome: 'done', route: 'PATCH /accounts/:id' })
    expect(body.items[0].detail).toEqual({ id: String(account.id), fields: ['displayName', 'password'] })
  })
})

describe('what is taken away is gone with the next request', () => {
  test('a disabled account', async () => {
    const { client, patch } = await createSignedIn()
    await patch({ disabled: true })
    expect((await client.get('/session')).status).toBe(401)
    expect((await client.signIn('nobody', PASSWORD)).status).toBe(401)
  })

  test('a role', async () => {
    const { client, patch } = await createSignedIn({ roles: ['auditor'] })
    expect((await client.get('/audit')).status).toBe(200)
    await patch({ roles: ['planner'] })
    expect((await client.get('/audit')).status).toBe(403)
  })

  test('a scope', async () => {
    const { client, patch } = await createSignedIn()
    expect((await client.get('/session')).body.scope).toHaveLength(1)
    await patch({ scope: [] })
    expect((await client.get('/session')).body.scope).toEqual([])
  })

  test('one session, while the others stay', async () => {
    const { account, client, patch } = await createSignedIn()
    const other = server.stranger()
    await other.signIn(account.username, PASSWORD)
    const { body } = await admin.get(`/accounts/${account.id}`)
    expect(body.sessions).toHaveLength(2)
    await patch({ endSessions: [body.sessions[0].id] })
    expect([(await other.get('/session')).status, (await client.get('/session')).status]).toEqual([401, 200])
  })

  test('all sessions when the password changes', async () => {
    const { client, patch } = await createSignedIn()
    await patch({ password: 'another long password' })
    expect((await client.get('/session')).status).toBe(401)
  })

  test('also on endpoints that answer from memory, in 10 races of many readers against one revocation', async () => {
    const { body: account } = await create({ roles: ['planner'] })
    for (let race = 1; race <= 10; race += 1) {
      const client = server.stranger()
      await client.signIn(account.username, PASSWORD)
      const tile = '/tiles/units/commune/5/25/14.mvt'
      const readers = Array.from({ length: 6 }, () => client.get(tile))
      const revoked = admin.patch(`/accounts/${account.id}`, { endSessions: 'all' }, `"v${race}"`)
      await Promise.all([...readers, revoked])
      expect((await revoked).status).toBe(200)
      expect((await client.get(tile)).status).toBe(401)
    }
  })
})

describe('the list', () => {
  test('pages to its end without a gap or a repetition', async () => {
    const seen: number[] = []
    let cursor = ''
    do {
      const { body } = await admin.get(`/accounts?limit=7${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map(({ id }: { id: number }) => id))
      cursor = body.next ?? ''
      expect(body.total).toBeGreaterThanOrEqual(seen.length)
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect((await admin.get('/accounts?limit=1000')).body.items).toHaveLength(seen.length)
  })

  test('is searched as text, not as a pattern', async () => {
    expect((await admin.get('/accounts?search=%25')).body.items).toEqual([])
    expect((await admin.get('/accounts?search=PLANNER')).body.total).toBe(1)
  })
})

describe('too many failures', () => {
  test('are answered 429, also with the right password, and only for that account', async () => {
    const { body: account } = await create()
    for (let failure = 0; failure < 10; failure += 1) {
      server.services.signInLimiter.failed(account.username, '127.0.0.1', Date.now())
    }
    const answer = await server.stranger().signIn(account.username, PASSWORD)
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await server.stranger().signIn('planner')).status).toBe(201)
  })

  test('are counted from real attempts', async () => {
    const { body: account } = await create()
    for (let failure = 0; failure < 3; failure += 1)
      await server.stranger().signIn(account.username, 'wrong password')
    const started = performance.now()
    expect((await server.stranger().signIn(account.username, PASSWORD)).status).toBe(201)
    expect(performance.now() - started).toBeGreaterThan(390)
  })
})
