import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, EmployerList, TradeBalance, TradeRow } from '../../../../server/contract.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { TestServer } from '../../../support/server.ts'
import type { SmallCountry } from '../caseload/small-country.ts'
import { countryWithEmployers } from './country-with-employers.ts'

let server: TestServer
let country: SmallCountry
beforeAll(async () => {
  ;({ server, country } = await countryWithEmployers('trades'))
  await asLoader(server.db, (trx) =>
    trx.raw(`
      with site as (
        insert into employer (name, unit_id, accepting)
        select 'Công trường ' || a.accepting, u.id, a.accepting
        from (select id from unit where level = 'commune' and valid @> current_date order by code limit 1) u,
             (values (true), (false)) a (accepting)
        returning id, unit_id
      ), placed as (
        insert into employer_unit (employer_id, unit_id, method) select id, unit_id, 'declared' from site
      )
      insert into vacancy (employer_id, trade, openings) select id, 'construction', 7 from site`),
  )
})
afterAll(() => server?.close())

async function ask(query = '', who = 'planner'): Promise<TradeBalance> {
  const answer = await (await server.as(who)).get(`/access/trades?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

function rowOf({ rows }: TradeBalance, trade: string): TradeRow {
  const row = rows.find((one) => one.trade === trade)
  if (!row) throw new Error(`no row of ${trade}`)
  return row
}

const provinces = () => [
  ...new Set(country.rows.filter(({ level }) => level === 'province').map(({ code }) => code)),
]

function truth(code: string, value: string): number {
  const row = country.rows.find(
    (r) => r.period === '2026-Q3' && r.code === code && r.indicator === 'trade' && r.value === value,
  )
  return row?.count ?? 0
}

/** People of a trade as GET /access tells them, commune by commune; no commune has no boundary here. */
async function peopleIn(trade: string, within: (row: Access['rows'][number]) => boolean) {
  const { body } = await (await server.as('planner')).get(`/access?trade=${trade}`)
  const rows = (body as Access).rows.filter((row) => row.demand !== null && within(row))
  const sum = (read: (row: Access['rows'][number]) => number | null) =>
    rows.reduce((all, row) => all + (read(row) ?? 0), 0)
  return {
    people: sum((row) => row.demand),
    low: sum((row) => row.demandLow),
    high: sum((row) => row.demandHigh),
  }
}

describe('people who want a trade', () => {
  test('are the people of the communes as /access tells them, marked as an estimate, with the range', async () => {
    const balance = await ask()
    expect(balance.plane).toBe('release')
    for (const trade of ['welding', 'sewing']) {
      const { people, peopleLow, peopleHigh, peopleState } = rowOf(balance, trade)
      const expected = await peopleIn(trade, () => true)
      expect(Math.abs((people ?? 0) - expected.people)).toBeLessThan(3)
      expect(Math.abs((peopleLow ?? 0) - expected.low)).toBeLessThan(3)
      expect(Math.abs((peopleHigh ?? 0) - expected.high)).toBeLessThan(3)
      expect(peopleState).toBe('estimated')
    }
  })

  test('are in truth between the least and the most, but for those whom no commune is known for', async () => {
    for (const trade of ['welding', 'sewing']) {
      const { people, peopleLow, peopleHigh } = rowOf(await ask(), trade)
      const all = provinces().reduce((sum, code) => sum + truth(code, trade), 0)
      expect(peopleLow ?? Infinity).toBeLessThanOrEqual(people ?? 0)
      expect(peopleHigh ?? 0).toBeGreaterThanOrEqual(people ?? Infinity)
      expect(peopleLow ?? Infinity).toBeLessThanOrEqual(all)
      expect(people ?? 0).toBeGreaterThan(0.8 * all)
    }
  })

  test('of a province, or of one of its communes, are theirs alone', async () => {
    const { body } = await (await server.as('planner')).get('/access?trade=welding')
    const commune = (body as Access).rows.find(({ demand }) => (demand ?? 0) > 5)
    for (const [code, within] of [
      [commune?.parentCode, (row) => row.parentCode === commune?.parentCode],
      [commune?.code, (row) => row.code === commune?.code],
    ] as [string, (row: Access['rows'][number]) => boolean][]) {
      const { people } = rowOf(await ask(`unit=${code}`), 'welding')
      expect(Math.abs((people ?? 0) - (await peopleIn('welding', within)).people)).toBeLessThan(1)
    }
  })

  test('nobody in the release wants what is in no table: that is no data, not nobody', async () => {
    const row = rowOf(await ask(), 'construction')
    expect(row).toMatchObject({
      people: null,
      peopleState: 'noData',
      unmet: null,
      unfilled: null,
      openings: 7,
    })
  })
})

async function openings(trade: string): Promise<number> {
  const { body } = await (await server.as('planner')).get('/employers?limit=1000&accepting=true')
  return (body as EmployerList).features
    .flatMap(({ properties }) => properties.vacancies)
    .filter((vacancy) => vacancy.trade === trade)
    .reduce((sum, vacancy) => sum + vacancy.openings, 0)
}

describe('openings', () => {
  test('are those of employers who take people now, also without a point', async () => {
    const balance = await ask()
    for (const trade of ['welding', 'sewing', 'construction'])
      expect([trade, rowOf(balance, trade).openings]).toEqual([trade, await openings(trade)])
    expect(rowOf(balance, 'construction')).toMatchObject({ openings: 7, employers: 1 })
  })

  test('of all communes are those of the country, each counted where it is', async () => {
    const whole = await ask()
    const parts = await Promise.all(provinces().map((code) => ask(`unit=${code}`)))
    for (const trade of ['welding', 'sewing', 'construction']) {
      const sum = parts.reduce((all, part) => all + rowOf(part, trade).openings, 0)
      expect([trade, sum]).toEqual([trade, rowOf(whole, trade).openings])
    }
    const together = await ask(
      provinces()
        .map((code) => `unit=${code}`)
        .join('&'),
    )
    expect(together.rows).toEqual(whole.rows)
  })
})

describe('what is left', () => {
  test('on both sides follows from own openings first, then from those that fit', async () => {
    const { rows, summary } = await ask()
    const [welding, sewing] = ['welding', 'sewing'].map((trade) => rows.find((row) => row.trade === trade))
    expect(welding?.fits).toEqual(['construction'])
    expect(sewing?.fits).toEqual([])
    for (const row of [welding, sewing] as TradeRow[]) {
      const { people, openings: open, inOwnTrade, inRelatedTrade, unmet, unfilled, unmetLow, unmetHigh } = row
      expect(inOwnTrade).toBeCloseTo(Math.min(people ?? 0, open), 1)
      expect((inOwnTrade ?? 0) + (inRelatedTrade ?? 0) + (unmet ?? 0)).toBeCloseTo(people ?? Number.NaN, 0)
      expect(unfilled).toBeCloseTo(open - (inOwnTrade ?? 0), 1)
      expect(unmetLow ?? Infinity).toBeLessThanOrEqual(unmet ?? 0)
      expect(unmetHigh ?? 0).toBeGreaterThanOrEqual(unmet ?? Infinity)
    }
    const left = (welding?.people ?? 0) - (welding?.inOwnTrade ?? 0)
    expect(welding?.inRelatedTrade).toBeCloseTo(Math.min(7, left), 1)
    expect(left, 'welders without an opening of their own').toBeGreaterThan(7)
    expect(summary.unmet).toBeCloseTo((welding?.unmet ?? 0) + (sewing?.unmet ?? 0), 0)
  })

  test('has no number that is none', async () => {
    for (const asOf of ['2026-11-22', '2025-06-30', '1990-01-01'])
      expect(JSON.stringify(await ask(`asOf=${asOf}`))).not.toMatch(/NaN|Infinity/)
  })
})

test('everybody without records is told the same', async () => {
  const expected = await ask()
  for (const who of ['city_official', 'police_officer', 'employment_officer', 'clinician'])
    expect(await ask('', who)).toEqual(expected)
})

test('an employer who stops accepting changes the answer and its ETag', async () => {
  const client = await server.as('planner')
  const before = await client.get('/access/trades')
  await asLoader(server.db, (trx) =>
    trx.raw(`update employer set accepting = false, version = version + 1 where name = 'Công trường true'`),
  )
  const after = await client.get('/access/trades')
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect(rowOf(after.body, 'construction').openings).toBe(0)
  const again = await client.send('GET', '/access/trades', {
    headers: { 'If-None-Match': after.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test.each([
  ['unit=99999', 'unit'],
  ['asOf=soon', 'asOf'],
  ['trade=welding', 'trade'],
])('%s is refused, naming %s', async (query, path) => {
  const { status, body } = await (await server.as('planner')).get(`/access/trades?${query}`)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
