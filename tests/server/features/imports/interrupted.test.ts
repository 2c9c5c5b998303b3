import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImportJobs } from '../../../../server/features/imports/import-jobs.ts'
import type { Client } from '../../../support/client.ts'
import { asAdministrator, ENGINE } from '../../../support/database.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { bring, csvOf, officer, settled } from './office.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'

let server: TestServer
let client: Client
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace })
  client = await officer(server, ['social_officer'], ['01'])
})
afterAll(() => server.close())

/** Server PostgreSQL takes in some hundred at a time, the embedded engine some ten. */
const ROWS = ENGINE === 'postgres' ? 1200 : 240
const WRONG = Math.ceil((ROWS - 3) / 17)
const POINTS = process.env.SOAK ? 30 : 3

/** The same table under other numbers each time, with some rows that are wrong. */
function table(nth: number): string {
  const rows = Array.from({ length: ROWS }, (_none, index) =>
    personRow(nth * ROWS + index, {
      'Họ và tên': `Người Số ${inLetters(nth * ROWS + index)}`,
      ...(index % 17 === 3 ? { 'Giới tính': '?' } : {}),
    }),
  )
  return csvOf(PEOPLE_HEADER, rows)
}

/** A number that may stand in a name. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

async function people(): Promise<number> {
  const { rows } = await asAdministrator(server.db, 'select count(*)::int as count from person')
  return Number(rows[0]?.count)
}

/** Takes the server's jobs away in the middle of their work, as a killed process would, and starts new ones. */
async function interrupt(afterRows: number, id: number): Promise<void> {
  const { services } = server
  await new Promise<void>((resolve) => {
    const look = () => {
      const done = services.imports.progress.get(id) ?? 0
      if (done >= afterRows) resolve()
      else setImmediate(look)
    }
    look()
  })
  await services.imports.stop()
}

test('an import that was interrupted goes on to the same end as one that was not', {
  timeout: 600_000,
}, async () => {
  const whole = await bring(client, server, 'people', table(0))
  await client.post(`/imports/${whole.id}/apply`, undefined)
  const expected = await settled(client, server, whole.id)
  expect(expected).toMatchObject({
    status: 'applied',
    rowsRead: ROWS,
    rejected: WRONG,
    inserted: ROWS - WRONG,
  })
  for (let point = 1; point <= POINTS; point++) {
    const before = await people()
    const state = await bring(client, server, 'people', table(point))
    await client.post(`/imports/${state.id}/apply`, undefined)
    // Each batch has up to twice the rows of the one before, and one more is on its way when the work is ended: so only
    // ends in the first sixth are sure to leave something.
    await interrupt(Math.floor((point * ROWS) / (6 * (POINTS + 1))), state.id)
    const left = await people()
    // Server PostgreSQL takes all rows in one transaction, of which nothing is left.
    if (server.db.engine === 'postgres') expect(left).toBe(before)
    else expect(left).toBeLessThan(before + expected.inserted)
    server.services.imports = new ImportJobs()
    await server.services.imports.start(server.services, (fault) => expect.unreachable(String(fault)))
    const end = await settled(client, server, state.id)
    expect(end).toMatchObject({
      status: 'applied',
      rowsRead: ROWS,
      inserted: expected.inserted,
      rejected: WRONG,
    })
    expect(end.receipt?.ledgerHash).toBe(expected.receipt?.ledgerHash)
    expect(await people()).toBe(before + expected.inserted)
  }
})

test('a job ends where its account may no longer do it', async () => {
  const own = await officer(server, ['social_officer'], ['00101'])
  const { id } = await bring(own, server, 'people', csvOf(PEOPLE_HEADER, [personRow(99_000)]))
  const before = await people()
  await asAdministrator(server.db, `update import_batch set status = 'applying' where id = ${id}`)
  await asAdministrator(
    server.db,
    `update account set disabled = true where id = (select account_id from import_batch where id = ${id})`,
  )
  server.services.imports = new ImportJobs()
  await server.services.imports.start(server.services, () => undefined)
  await server.services.imports.settled()
  const { rows } = await asAdministrator(server.db, `select status from import_batch where id = ${id}`)
  expect(rows).toEqual([{ status: 'failed' }])
  expect(await people()).toBe(before)
})
