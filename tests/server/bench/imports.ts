import type { ImportState } from '../../../server/contract.ts'
import { asRequest } from '../../../server/db/transactions.ts'
import { createCase } from '../../../server/features/cases/write-case.ts'
import { fillPlace } from '../../support/register.ts'
import { testServer } from '../../support/server.ts'
import { apply, bring, csvOf, officer, settled } from '../features/imports/office.ts'
import { PEOPLE_HEADER, personRow } from '../features/imports/people-table.ts'
import { raceOfWriters } from './imports/race.ts'

/**
 * `npm run bench:imports [-- ROWS]`: how many rows of people a second are read, compared and taken in on PostgreSQL with
 * row-level security, and compared again once they are there; beside people who are entered one by one, and beside the same
 * rows written with batches of knex. The database is made for it and thrown away; it is the one of the tests, which does not
 * wait for the disk. Nothing is asserted.
 */
const ROWS = Number(process.argv[2] ?? 20_000)
const BY_HAND = 200
const RACED = Math.min(ROWS, 3_000)

const server = await testServer({ engine: 'postgres', prepare: fillPlace, checkResponses: false })
try {
  const client = await officer(server, ['social_officer'], ['01'])
  const secret = client.cookie.split('=')[1] ?? ''
  const table = csvOf(
    PEOPLE_HEADER,
    Array.from({ length: ROWS }, (_none, index) => personRow(index)),
  )
  const first = await timed('read and compared, all new', ROWS, () => bring(client, server, 'people', table))
  await timed('compared once more', ROWS, () => again(first))
  const { here, knex } = await raceOfWriters(server, secret, first.id, RACED)
  show('written by batches of knex', RACED / knex.wall, `${knex.cpu.toFixed(2)} s of processors`)
  show('written as imports are', RACED / here.wall, `${here.cpu.toFixed(2)} s of processors`)
  console.log(
    `  ${(knex.wall / here.wall).toFixed(1)} x by the clock, ${(knex.cpu / here.cpu).toFixed(1)} x by processors`,
  )
  await timed('taken in', ROWS, () => apply(client, server, first.id))
  const second = await timed('read and compared, all known', ROWS, () =>
    bring(client, server, 'people', table),
  )
  await timed('taken in, all known', ROWS, () => apply(client, server, second.id))
  await timed('entered one by one', BY_HAND, () => enterByHand(secret))

  async function again({ id }: ImportState): Promise<ImportState> {
    await client.post(`/imports/${id}/check`, undefined)
    return settled(client, server, id)
  }
} finally {
  await server.close()
}

/** As an officer does it: each person in a transaction of its own. */
async function enterByHand(secret: string): Promise<void> {
  const { services, db } = server
  const caller = { access: 'keeper' as const, roles: ['social_officer' as const], oneCommune: false }
  for (let index = 0; index < BY_HAND; index++) {
    const body = {
      ...{
        name: 'Trần Văn Tay',
        sex: 'male' as const,
        birthYear: 1985,
        openedOn: '2026-03-01',
        unitCode: '00101',
      },
      idNumber: `0990850${String(index).padStart(5, '0')}`,
      opening: {
        ...{ toStatus: 'post_rehab' as const, decisionNumber: '12/QĐ', decisionOn: '2026-03-01' },
        ...{ issuingBody: 'commune_chairman', plannedEnd: '2027-03-01' },
      },
    }
    const writing = { body, services, today: services.today() }
    await asRequest(db, secret, 'hoanhap_app', (trx) => createCase({ ...writing, trx }, caller))
  }
}

async function timed<T>(name: string, rows: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  const seconds = (performance.now() - begun) / 1000
  show(name, rows / seconds, `${seconds.toFixed(1)} s`)
  return result
}

function show(name: string, rowsPerSecond: number, besides = ''): void {
  console.log(`${name.padEnd(32)} ${String(Math.round(rowsPerSecond)).padStart(7)} rows/s  ${besides}`)
}
