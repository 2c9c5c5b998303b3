import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { readKeyFile } from '../../../server/secrets/keys.ts'
import { settleKeys } from '../../../server/secrets/settle-keys.ts'
import { asAdministrator, testDatabase } from '../../support/database.ts'
import { testKeys } from '../../support/keys.ts'

let db: Database
let folder: string
const path = () => join(folder, 'keys.json')
beforeAll(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'hoanhap-settle-'))
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await asAdministrator(db, 'delete from key_mark')
  rmSync(path(), { force: true })
})

const NOT_THE_ONE = 'is not the one that this database was sealed with'

test('a new database without a key file gets one, and knows it again', async () => {
  const made = await settleKeys(db, null, path())
  expect(statSync(path()).mode & 0o777).toBe(0o600)
  expect(await settleKeys(db, readKeyFile(path()), path())).toEqual(made)
})

test('a lost key file is noticed, and none is made in its place', async () => {
  await settleKeys(db, testKeys(), path())
  await expect(settleKeys(db, null, path())).rejects.toThrow(
    `the key file ${path()} is missing, and this database was sealed with it: restore it`,
  )
  expect(existsSync(path())).toBe(false)
})

test.each([
  ['both keys', { seal: Buffer.alloc(32, 1), index: Buffer.alloc(32, 2) }],
  ['the sealing key', { seal: Buffer.alloc(32, 1) }],
  ['the key of the index', { index: Buffer.alloc(32, 2) }],
  ['the version', { version: 2 }],
])('a file in which %s changed is noticed', async (_name, change) => {
  await settleKeys(db, testKeys(), path())
  await expect(settleKeys(db, { ...testKeys(), ...change }, path())).rejects.toThrow(NOT_THE_ONE)
  expect(await settleKeys(db, testKeys(), path())).toEqual(testKeys())
})

test('of two servers that start at once on a new database with keys of their own, one is refused', async () => {
  const others = { ...testKeys(), seal: Buffer.alloc(32, 1) }
  const starts = await Promise.allSettled([
    settleKeys(db, testKeys(), path()),
    settleKeys(db, others, path()),
  ])
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
