import { expect, test } from 'vitest'
import { asRequest, type Trx } from '../../../server/db/transactions.ts'
import { officerOfOneCommune } from './officer-of-one-commune.ts'

const { db, asOfficer, addPeople } = officerOfOneCommune()

/** How many people the planner believes in after it was told to look; -1 where it never looked. */
async function believed(trx: Trx): Promise<number> {
  await trx.raw('select app.look_at_growth()')
  const { rows } = await trx.raw("select reltuples::int as rows from pg_class where relname = 'person'")
  return rows[0].rows
}

class TakenBack extends Error {}

async function takeBack(fn: (trx: Trx) => Promise<unknown>): Promise<void> {
  const taking = asOfficer(async (trx) => {
    await fn(trx)
    // So that what this connection counted is known when it ends.
    await trx.raw('select pg_stat_force_next_flush()')
    throw new TakenBack()
  })
  await expect(taking).rejects.toThrow(TakenBack)
}

test('of a table in which nobody stands it believes nothing, whatever a list that was taken back left behind', async () => {
  await takeBack((trx) => addPeople(trx, 2_000))
  expect(await asOfficer(believed)).toBe(-1)
})

test('the planner looks again whenever a table has doubled, and not before', async () => {
  await asOfficer(async (trx) => {
    expect(await believed(trx)).toBe(-1)
    await addPeople(trx, 100)
    expect(await believed(trx)).toBe(100)
    await addPeople(trx, 100)
    expect(await believed(trx)).toBe(100)
    await addPeople(trx, 1)
    expect(await believed(trx)).toBe(201)
  })
})

test('pages that a list which was taken back left behind hide nobody who comes after it', async () => {
  await takeBack((trx) => addPeople(trx, 20_000))
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
  const refused = asRequest(db(), null, 'hoanhap_stats', (trx) => trx.raw('select app.look_at_growth()'))
  await expect(refused).rejects.toThrow('permission denied')
})
