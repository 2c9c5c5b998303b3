import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/connect.ts'
import { binaryRows } from '../../../../server/features/imports/people/binary-rows.ts'
import { copyIn } from '../../../../server/features/imports/people/copy-in.ts'
import { testDatabase } from '../../../support/database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase({ engine: 'postgres' })
})
afterAll(() => db.close())

const COLUMNS = {
  nth: 'int',
  big: 'bigint',
  degrees: 'float8',
  flag: 'boolean',
  words: 'text',
  day: 'date',
  sealed: 'bytea',
} as const

const orNull = <T>(cells: fc.Arbitrary<T>) => fc.option(cells, { nil: null })
/** PostgreSQL knows no text with the character 0, and no half of a character. */
const text = fc.string({ unit: 'binary' }).map((words) => words.replaceAll('\0', ''))
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const row = fc.record({
  big: orNull(fc.maxSafeInteger()),
  degrees: orNull(fc.double({ noNaN: true })),
  flag: orNull(fc.boolean()),
  words: orNull(text),
  day: orNull(day),
  sealed: orNull(fc.uint8Array({ maxLength: 200 })),
})

test('rows that are copied are read by the server as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const numbered = rows.map((cells, nth) => ({ nth, ...cells }))
      expect(await copied(numbered)).toEqual(numbered.map(asText))
    }),
    { numRuns: 50 },
  )
})

test('many rows take more room than was there at first', async () => {
  const rows = Array.from({ length: 5_000 }, (_none, nth) => ({ nth, words: `Nguyễn Văn ${nth}` }))
  const found = await copied(rows)
  expect(found.map(({ words }) => words)).toEqual(rows.map(({ words }) => words))
})

type Row = Parameters<typeof binaryRows>[1][number]

/** What the server has of rows after they were copied. */
async function copied(rows: readonly Row[]): Promise<Record<string, unknown>[]> {
  return db.knex.transaction(async (trx) => {
    await trx.raw(`create temporary table copied (nth int, big bigint, degrees float8, flag boolean, words text, day date, sealed bytea)
      on commit drop`)
    await copyIn(trx, 'copy copied from stdin (format binary)', binaryRows(COLUMNS, rows))
    const { rows: found } = await trx.raw(
      `select nth, big::text as big, degrees, flag, words, to_char(day, 'YYYY-MM-DD') as day, encode(sealed, 'hex') as sealed
       from copied order by nth`,
    )
    return found
  })
}

function asText({ big, sealed, degrees, ...cells }: Record<string, unknown>) {
  return {
    ...cells,
    big: big === null ? null : String(big),
    // The server writes the negative zero, which the driver reads as one.
    degrees,
    sealed: sealed instanceof Uint8Array ? Buffer.from(sealed).toString('hex') : null,
  }
}
