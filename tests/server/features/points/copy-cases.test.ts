import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import { caseSchema } from '../../../../server/features/points/case-schema.ts'
import { copyOpenCases } from '../../../../server/features/points/copy-cases.ts'
import { copySource } from '../../../../server/features/points/copy-source.ts'
import { keepingUnits } from '../../../../server/features/points/queries.ts'
import { readOpenCases } from '../../../../server/features/points/read-cases.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'
import { changeSomebody } from './random-changes.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('copies', 500)
})
afterAll(() => server?.close())

const CHANGES_BEFORE_A_COPY = 20

/** What a batch says of each row, by id. */
function rowsOf({ count, ...columns }: RowBatch): Map<number, object> {
  const { id, unit, located, x, y, categories, numbers } = columns
  const valuesAt = (row: number) => ({
    unit: unit[row],
    place: located[row] === 1 ? [x[row], y[row]] : null,
    categories: categories.map((column) => column[row]),
    numbers: numbers.map((column) => column[row]),
  })
  return new Map(Array.from({ length: count }, (_none, row) => [id[row] as number, valuesAt(row)]))
}

/** The open cases as they are copied, and as SQL joins them. */
async function bothReadings(): Promise<{ copied: RowBatch; joined: RowBatch }> {
  const { db } = server
  const schema = caseSchema(await asLoader(db, keepingUnits))
  return {
    copied: await copyOpenCases(copySource(String(db.url)), schema),
    joined: await readOpenCases(db, schema, new AbortController().signal),
  }
}

test('copied tables put together by key are the cases that SQL joins, after changes of every kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0 }), async (seed) => {
      const random = seededRandom(`copies ${seed}`)
      for (let change = 0; change < CHANGES_BEFORE_A_COPY; change++) await changeSomebody(server, random)
      const { copied, joined } = await bothReadings()
      expect(copied.count).toBeGreaterThan(0)
      expect(copied.id).toHaveLength(copied.count)
      expect(rowsOf(copied)).toEqual(rowsOf(joined))
    }),
    { numRuns: 6 },
  )
})

test('whatever the order in which rows lie, and with all that may be absent', async () => {
  await asAdministrator(
    server.db,
    `update case_file set opened_on = opened_on where id % 7 = 0;
     update person set sex = sex where id % 5 = 0;
     delete from work_file where case_id % 11 = 0;
     update work_file set trade_wanted = null where case_id % 11 = 1;
     delete from support_file where case_id % 13 = 0;
     update support_file set need_band = null, need_expires_on = null where case_id % 13 = 1;
     delete from residence where case_id % 17 = 0;
     update residence set location = null, precision = null where case_id % 17 = 1;
     delete from person where id % 19 = 0`,
  )
  const { copied, joined } = await bothReadings()
  const ids = [...copied.id]
  expect(ids).not.toEqual(ids.toSorted((a, b) => a - b))
  expect(rowsOf(copied)).toEqual(rowsOf(joined))
})

test('also of more people than are received at once', async () => {
  await asAdministrator(
    server.db,
    `with more as (insert into person (id, unit_id, sex, birth_year, synthetic) overriding system value
       select p.id + 1000 * n, p.unit_id, p.sex, 1990, true from person p, generate_series(1, 16) n
       returning id, unit_id)
     insert into case_file (id, person_id, unit_id, programme, opened_on, adult_from) overriding system value
       select id, id, unit_id, 'post_rehab', '2024-02-29', '2008-01-01' from more`,
  )
  const { copied, joined } = await bothReadings()
  expect(copied.count).toBeGreaterThan(5_000)
  expect(rowsOf(copied)).toEqual(rowsOf(joined))
})

test('who went with the file while tables were copied is left out', async () => {
  const before = rowsOf((await bothReadings()).copied)
  await asAdministrator(
    server.db,
    'set session_replication_role = replica; delete from person where id % 23 = 0',
  )
  const after = rowsOf((await bothReadings()).copied)
  expect(after).toEqual(new Map([...before].filter(([id]) => id % 23 !== 0)))
  expect(after.size).toBeLessThan(before.size)
})

test('a case of a unit that came later is refused', async () => {
  const source = copySource(String(server.db.url))
  await expect(copyOpenCases(source, caseSchema([]))).rejects.toThrow(RangeError)
})
