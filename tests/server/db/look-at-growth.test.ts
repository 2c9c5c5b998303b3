import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asRequest, type Trx } from '../../../server/db/transactions.ts'
import { testDatabase } from '../../support/database.ts'
import { fillPlace, signedInAs } from '../../support/register.ts'
import { unitId } from '../../support/two-communes.ts'

let db: Database
let unit: number
let secret: string
beforeAll(async () => {
  db = await testDatabase()
  await fillPlace(db)
  unit = await unitId(db, '00101')
  secret = await signedInAs(
    db,
    'officer',
    ['social_officer'],
    [{ unitId: unit, from: '2020-01-01', to: null }],
  )
})
afterAll(() => db.close())

const asOfficer = <T>(fn: (trx: Trx) => Promise<T>) => asRequest(db, secret, 'hoanhap_app', fn)

async function addPeople(trx: Trx, count: number): Promise<void> {
  await trx.raw(
    `insert into person (unit_id, sex, birth_year, synthetic) select ?, 'male', 1990, true from generate_series(1, ?::int)`,
    [unit, count],
  )
}

/** How many people the planner believes in after it was told to look; -1 where it never looked. */
async function believed(trx: Trx): Promise<number> {
  await trx.raw('select app.look_at_growth()')
  const { rows } = await trx.raw("select reltuples::int as rows from pg_class where relname = 'person'")
  return rows[0].rows
}

class TakenBack extends Error {}

test('the planner looks again whenever a table has doubled, and not before', async () => {
  await asOfficer(async (trx) => {
    expect(await believed(trx)).toBeLessThanOrEqual(0)
    await addPeople(trx, 100)
    expect(await believed(trx)).toBe(100)
    await addPeople(trx, 100)
    expect(await believed(trx)).toBe(100)
    await addPeople(trx, 1)
    expect(await believed(trx)).toBe(201)
  })
})

test('pages that a list which was taken back left behind hide nobody who comes after it', async () => {
  const taking = asOfficer(async (trx) => {
    await addPeople(trx, 20_000)
    throw new TakenBack()
  })
  await expect(taking).rejects.toThrow(TakenBack)
  expect(await asOfficer(believed)).toBe(201)
  await asOfficer(async (trx) => {
    await addPeople(trx, 5_000)
    expect(await believed(trx)).toBe(5_201)
  })
})

test('it is for whoever works in the register, and changes nothing in it', async () => {
  const before = await asOfficer((trx) => trx.raw('select count(*)::int as people from person'))
  await asOfficer((trx) => trx.raw('select app.look_at_growth()'))
  const after = await asOfficer((trx) => trx.raw('select count(*)::int as people from person'))
  expect(after.rows).toEqual(before.rows)
  const refused = asRequest(db, null, 'hoanhap_stats', (trx) => trx.raw('select app.look_at_growth()'))
  await expect(refused).rejects.toThrow('permission denied')
})
