import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asRequest } from '../../../server/db/transactions.ts'
import { testDatabase } from '../../support/database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const query = (sql: string, bindings: (string | number)[] = []) =>
  asRequest(db, null, 'hoanhap_app', (trx) => trx.raw(sql, bindings))

// Each fails at another step of the protocol. On the embedded engine an answer once came under the wrong question.
test.each<[string, string, (string | number)[], string]>([
  ['while it is parsed', 'select nothing from nowhere where 1 = ?', [1], '42P01'],
  ['while its values are bound', 'select ?::int', ['abc'], '22P02'],
  ['while it runs', 'select 1 / ?::int', [0], '22012'],
  ['after rows were sent', 'select 1 / (3 - n) from generate_series(1, ?::int) n', [5], '22012'],
  ['as a simple query', 'select 1 / 0', [], '22012'],
])('after a query that fails %s the next one gets its own answer', async (_name, sql, bindings, code) => {
  for (let round = 1; round <= 3; round += 1) {
    await expect(query(sql, bindings)).rejects.toMatchObject({ code })
    const answers = await Promise.all([11, 22, 33].map((value) => query('select ?::int as value', [value])))
    expect(answers.map(({ rows }) => rows[0].value)).toEqual([11, 22, 33])
  }
})

test('an error inside a savepoint leaves the transaction usable', async () => {
  const rows = await asRequest(db, null, 'hoanhap_app', async (trx) => {
    await expect(trx.transaction((inner) => inner.raw('select 1 / ?::int', [0]))).rejects.toMatchObject({
      code: '22012',
    })
    return (await trx.raw('select ?::int as value', [7])).rows
  })
  expect(rows).toEqual([{ value: 7 }])
})
