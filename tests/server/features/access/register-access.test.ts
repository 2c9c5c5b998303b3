import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, AccessRow, TradeBalance } from '../../../../server/contract.ts'
import { asAdministrator } from '../../../support/database.ts'
import { fits, provinceOf } from '../caseload/register-oracle.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('register-access', 400)
})
afterAll(() => server?.close())

async function ask(who: string, query = ''): Promise<Access> {
  const answer = await (await server.as(who)).get(`/access?catchmentKm=60${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** People with an open case who live in a commune. */
function livingIn(unitKey: string): number {
  return server.people.filter((person) => person.unitKey === unitKey && fits(person, {}, server.today)).length
}

const keyOf = (row: AccessRow) => [...server.ids].find(([, id]) => id === row.unitId)?.[0] ?? ''

test('communes of the scope are exact, all others as everybody is told', async () => {
  const public_ = new Map((await ask('planner')).rows.map((row) => [row.code, row]))
  const { plane, rows } = await ask('social_officer')
  expect(plane).toBe('register')
  const located = rows.filter(({ location }) => location !== null)
  const inside = located.filter((row) => provinceOf(keyOf(row)) === '1')
  expect(inside.length).toBeGreaterThan(2)
  for (const row of inside) {
    const count = livingIn(keyOf(row))
    expect(row).toMatchObject({ demand: count, demandLow: count, demandHigh: count, demandState: 'value' })
  }
  for (const row of located.filter((one) => !inside.includes(one))) {
    const { demand, demandLow, demandHigh, demandState } = public_.get(row.code) as AccessRow
    expect(row).toMatchObject({ demand, demandLow, demandHigh, demandState })
  }
})

test('trades are counted in the scope: a commune exactly, a province as its communes together', async () => {
  const askTrades = async (who: string, query: string): Promise<TradeBalance> =>
    (await (await server.as(who)).get(`/access/trades?${query}`)).body
  const { rows } = await ask('social_officer')
  const inside = rows.filter((row) => provinceOf(keyOf(row)) === '1')
  const keysOf = new Map(inside.map((row) => [row.code, [keyOf(row)]]))
  keysOf.set(inside[0]?.parentCode ?? '', inside.map(keyOf))
  for (const [code, keys] of keysOf) {
    const balance = await askTrades('social_officer', `unit=${code}`)
    expect(balance.plane).toBe('register')
    for (const { trade, people, peopleLow, peopleHigh, peopleState } of balance.rows) {
      const wanting = server.people.filter(
        (person) => keys.includes(person.unitKey) && fits(person, { trade: [trade] }, server.today),
      ).length
      expect([code, trade, people, peopleLow, peopleHigh, peopleState]).toEqual([
        code,
        trade,
        wanting,
        wanting,
        wanting,
        'value',
      ])
    }
  }
  const outside = rows.find((row) => provinceOf(keyOf(row)) === '2')?.parentCode
  expect((await askTrades('social_officer', `unit=${outside}`)).rows).toEqual(
    (await askTrades('planner', `unit=${outside}`)).rows,
  )
})

test('the look is in the log, and what everybody is told is not', async () => {
  const looks = async (): Promise<number> => {
    const entries = "select count(*)::int as looks from audit_entry where action like 'access.%'"
    const { rows } = await asAdministrator(server.db, entries)
    return Number(rows[0]?.looks)
  }
  const before = await looks()
  await ask('planner')
  expect(await looks()).toBe(before)
  await ask('social_officer_commune')
  await (await server.as('social_officer_commune')).get('/access/trades')
  await (await server.as('planner')).get('/access/trades')
  expect(await looks()).toBe(before + 2)
})
