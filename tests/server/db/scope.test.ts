import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asRequest } from '../../../server/db/transactions.ts'
import { createDemoAccounts } from '../../../server/features/accounts/demo-accounts.ts'
import { asAdministrator, testDatabase } from '../../support/database.ts'
import { fillTwoCommunes, unitId } from '../../support/two-communes.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await fillTwoCommunes(db)
  await createDemoAccounts(db)
})
afterAll(() => db.close())

async function scopeOf(secret: string | null): Promise<number[]> {
  const { rows } = await asRequest(db, secret, 'hoanhap_app', (trx) => trx.raw('select app.scope() as scope'))
  return rows[0].scope.sort((a: number, b: number) => a - b)
}

/** Opens a session past the sign-in; returns its secret. */
async function openSession(username: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(secret).digest('hex')
  await asAdministrator(
    db,
    `insert into session (account_id, sid_hash, expires_at)
     select id, decode('${hash}', 'hex'), now() + interval '1 hour' from account where username = '${username}'`,
  )
  return secret
}

const ids = (...codes: string[]) => Promise.all(codes.map((code) => unitId(db, code)))

test('a province opens itself and its current communes', async () => {
  expect(await scopeOf(await openSession('social_officer'))).toEqual(await ids('01', '00101', '00102'))
})

test('a commune opens itself only', async () => {
  expect(await scopeOf(await openSession('social_officer_commune'))).toEqual(await ids('00101'))
})

test('no secret, a guessed one and one with SQL in it open nothing', async () => {
  for (const secret of [null, '', 'A'.repeat(43), "') or true --"]) expect(await scopeOf(secret)).toEqual([])
})

test.each([
  ['a revoked session', 'update session set revoked_at = now()'],
  ['a session past its end', "update session set expires_at = now() - interval '1 second'"],
  ['an idle session', "update session set last_seen_at = now() - interval '31 minutes'"],
])('%s opens nothing', async (_name, change) => {
  const secret = await openSession('social_officer')
  await asAdministrator(db, `${change} where id = (select max(id) from session)`)
  expect(await scopeOf(secret)).toEqual([])
})

test('a disabled account and an expired scope open nothing, at once', async () => {
  const secret = await openSession('clinician')
  expect(await scopeOf(secret)).not.toEqual([])
  await asAdministrator(db, `update account set disabled = true where username = 'clinician'`)
  expect(await scopeOf(secret)).toEqual([])
  await asAdministrator(db, `update account set disabled = false where username = 'clinician'`)
  await asAdministrator(
    db,
    `update account_scope set valid = daterange(current_date - 10, current_date - 1)
     where account_id = (select id from account where username = 'clinician')`,
  )
  expect(await scopeOf(secret)).toEqual([])
})

test('a request cannot give itself another scope: after its transaction nothing is left of it', async () => {
  const secret = await openSession('social_officer')
  await scopeOf(secret)
  const { rows } = await db.knex.raw(
    `select current_setting('app.sid', true) as sid, current_user::text as role`,
  )
  expect(rows[0].sid ?? '').toBe('')
  expect(rows[0].role).not.toBe('hoanhap_app')
})

test('a request role reads no account but the own one, and no hash of anything', async () => {
  const secret = await openSession('social_officer')
  const names = await asRequest(db, secret, 'hoanhap_app', (trx) =>
    trx('account').pluck<string[]>('username'),
  )
  expect(names).toEqual(['social_officer'])
  await expect(
    asRequest(db, secret, 'hoanhap_app', (trx) => trx('account').select('password_hash')),
  ).rejects.toThrow(/permission denied/)
})

test('an officer cannot write the own account, roles or scope', async () => {
  const secret = await openSession('social_officer')
  const [id] = await asRequest(db, secret, 'hoanhap_app', (trx) => trx('account').pluck<number[]>('id'))
  await expect(
    asRequest(db, secret, 'hoanhap_app', (trx) =>
      trx('account_role').insert({ account_id: id, role: 'admin' }),
    ),
  ).rejects.toThrow(/row-level security/)
  await expect(
    asRequest(db, secret, 'hoanhap_app', (trx) =>
      trx('account').where('id', id).update({ display_name: 'x' }),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('a transaction that fails leaves nothing behind', async () => {
  const secret = await openSession('admin')
  const insert = { username: 'half_done', display_name: 'x', password_hash: 'x' }
  await expect(
    asRequest(db, secret, 'hoanhap_app', async (trx) => {
      await trx('account').insert(insert)
      throw new Error('after the insert')
    }),
  ).rejects.toThrow('after the insert')
  const { rows } = await asAdministrator(db, `select from account where username = 'half_done'`)
  expect(rows).toHaveLength(0)
})
