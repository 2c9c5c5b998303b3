import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader, asReleaseBuilder, type Trx } from '../../../../server/db/transactions.ts'
import { insertReferenceLists } from '../../../../server/features/packs/load-reference-lists.ts'
import { readQuarter } from '../../../../server/features/releases/build-release.ts'
import type { RegisterPerson } from '../../../geo/disclosure/generated-registers.ts'
import { asAdministrator, testDatabase } from '../../../support/database.ts'
import { insertPeople } from './insert-register.ts'

/**
 * On 2026-04-30 commune A became A2, B and C became D, and E appeared from nowhere. People are kept on today's units;
 * the first quarter counts them on those of its last day.
 */
let db: Database
const ids = new Map<string, number>()

beforeAll(async () => {
  db = await testDatabase()
  await asLoader(db, async (trx) => {
    await insertReferenceLists(trx)
    await insertChangingUnits(trx)
    await insertPeople(
      trx,
      [
        ...Array(12).fill(livingIn(1)),
        ...Array(44).fill(livingIn(2)),
        ...Array(3).fill(livingIn(2, false)),
        livingIn(3),
      ],
      new Map([
        [101, ids.get('A2') as number],
        [102, ids.get('D') as number],
        [103, ids.get('E') as number],
      ]),
    )
  })
  // of those in D with a point, thirty live in what was B and fourteen in what was C
  await asAdministrator(
    db,
    `update residence set location = st_setsrid(st_makepoint(case when n <= 30 then 108.05 else 108.15 end, 16.05), 4326)
     from (select id, row_number() over (order by case_id) as n from residence
           where at_unit_id = ${ids.get('D')} and location is not null) placed
     where placed.id = residence.id`,
  )
})
afterAll(() => db.close())

async function insertChangingUnits(trx: Trx): Promise<void> {
  const units = [
    ['P', 'province', '01', null, null],
    ['A', 'commune', '10001', null, '2026-04-30'],
    ['A2', 'commune', '10001', '2026-04-30', null],
    ['B', 'commune', '10002', null, '2026-04-30'],
    ['C', 'commune', '10003', null, '2026-04-30'],
    ['D', 'commune', '10003', '2026-04-30', null],
    ['E', 'commune', '10009', '2026-04-30', null],
  ] as const
  for (const [name, level, code, from, until] of units) {
    const { rows } = await trx.raw(
      `insert into unit (level, code, name, type, valid, vintage, search_key)
       values (?, ?, ?, 'xa', daterange(?::date, ?::date), '2025', lower(?)) returning id`,
      [level, code, name, from, until, name],
    )
    ids.set(name, rows[0].id)
    if (level === 'commune')
      await trx.raw(
        'insert into unit_parent (unit_id, parent_id, valid) values (?, ?, daterange(?::date, ?::date))',
        [rows[0].id, ids.get('P') ?? 0, from, until],
      )
  }
  const event = await trx.raw(
    `insert into unit_event (date, level, kind) values ('2026-04-30', 'commune', 'merge') returning id`,
  )
  for (const [before, after] of [
    ['A', 'A2'],
    ['B', 'D'],
    ['C', 'D'],
  ] as const)
    await trx.raw(
      `insert into unit_succession (event_id, old_id, new_id, share, confidence, source) values (?, ?, ?, 'whole', 'high', 'test')`,
      [event.rows[0].id, ids.get(before) ?? 0, ids.get(after) ?? 0],
    )
  for (const [name, west] of [
    ['B', 108],
    ['C', 108.1],
  ] as const)
    await trx.raw(
      `insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
       select ?, st_multi(g), st_centroid(g), array[?, 16, ? + 0.1, 16.1], 118, 'test'
       from st_makeenvelope(?, 16, ? + 0.1, 16.1, 4326) g`,
      [ids.get(name) ?? 0, west, west, west, west],
    )
}

function livingIn(unitId: number, hasPoint = true): RegisterPerson {
  const openedOn = '2026-01-15'
  return {
    sex: 'male',
    birthYear: 1990,
    openedOn,
    closedOn: null,
    // units of the generator below 100 are queues; these are communes all the same
    stays: [{ unitId: unitId + 100, from: openedOn }],
    statuses: [{ to: 'voluntary_home', on: openedOn }],
    needs: [],
    work: 'seeking',
    trade: null,
    hasPoint,
  }
}

async function countsOf(period: string) {
  const { provinces } = await asReleaseBuilder(db, (trx) => readQuarter((fn) => fn(trx), period))
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  const [province] = provinces
  return {
    ...Object.fromEntries((province?.communes ?? []).map(({ id, count }) => [names.get(id), count])),
    noUnit: province?.noUnit,
    noPoint: province?.noPoint,
  }
}

test('a quarter counts on the units of its last day: exactly where a unit or a point tells, else in the queue', async () => {
  expect(await countsOf('2026-Q1')).toEqual({ A: 12, B: 30, C: 14, noUnit: 4, noPoint: 4 })
  expect(await countsOf('2026-Q2')).toEqual({ A2: 12, D: 47, E: 1, noUnit: 0, noPoint: 3 })
})
