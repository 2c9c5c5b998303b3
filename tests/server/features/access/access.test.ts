import { decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import { haversineKm } from '@hoanhap/geo/units.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, AccessRow } from '../../../../server/features/access/schemas.ts'
import type { TestServer } from '../../../support/server.ts'
import type { SmallCountry } from '../caseload/small-country.ts'
import { countryWithEmployers } from './country-with-employers.ts'

let server: TestServer
let country: SmallCountry
beforeAll(async () => {
  ;({ server, country } = await countryWithEmployers('access'))
})
afterAll(() => server?.close())

async function ask(query = '', who = 'planner'): Promise<Access> {
  const answer = await (await server.as(who)).get(`/access?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

function truth(code: string, indicator = 'total', value = ''): number {
  const row = country.rows.find(
    (r) => r.period === '2026-Q3' && r.code === code && r.indicator === indicator && r.value === value,
  )
  return row?.count ?? 0
}

const withPoint = (rows: readonly AccessRow[]) => rows.filter(({ location }) => location !== null)
const people = (rows: readonly AccessRow[]) => rows.reduce((sum, { demand }) => sum + (demand ?? 0), 0)

describe('people in need, from the release', () => {
  test('are the released count where it is shown, 4.5 for "<10", and what is left where a cell protects others', async () => {
    const { rows } = await ask('catchmentKm=50')
    const { body } = await (await server.as('planner')).get('/caseload?level=commune')
    const cells = new Map<string, { count: number | null; display: string }>(
      body.rows.map((cell: { code: string }) => [cell.code, cell]),
    )
    const located = withPoint(rows)
    expect(located.length).toBeGreaterThan(10)
    for (const { code, demand, demandState } of located) {
      const cell = cells.get(code)
      if (cell?.display === '<10') expect([code, demand, demandState]).toEqual([code, 4.5, 'suppressed'])
      else if (cell?.display === 'ẩn') expect([code, demandState]).toEqual([code, 'suppressed'])
      else expect([code, demand, demandState]).toEqual([code, cell?.count, 'value'])
    }
    expect(located.filter(({ code }) => cells.get(code)?.display === 'ẩn').length).toBeGreaterThan(0)
  })

  test('are in truth never fewer than the least and never more than the most', async () => {
    const { rows } = await ask()
    let hidden = 0
    for (const { code, demandLow, demandHigh, demandState } of withPoint(rows)) {
      if (demandState === 'suppressed') hidden += 1
      expect(truth(code), code).toBeGreaterThanOrEqual(demandLow ?? Number.NaN)
      expect(truth(code), code).toBeLessThanOrEqual(demandHigh ?? Number.NaN)
    }
    expect(hidden).toBeGreaterThan(3)
  })

  test('sum, with those whom no commune is known for, to the total on the units of any day', async () => {
    const total = country.rows
      .filter((r) => r.period === '2026-Q3' && r.level === 'province' && r.indicator === 'total')
      .reduce((sum, { count }) => sum + count, 0)
    for (const asOf of ['2026-11-22', '2025-06-30']) {
      const { summary } = await ask(`asOf=${asOf}`)
      // each hidden "<10" counts as 4.5, whatever it is
      expect(Math.abs(summary.demandTotal + summary.demandNotLocated - total)).toBeLessThan(0.05 * total)
    }
  })

  test('by trade are the share of the trade in the province', async () => {
    const all = await ask()
    const welders = await ask('trade=welding')
    const of = new Map(all.rows.map((row) => [row.code, row]))
    const shares = new Map<string | null, number[]>()
    for (const { code, demand, parentCode, demandState } of withPoint(welders.rows)) {
      expect(['estimated', 'suppressed']).toContain(demandState)
      const whole = of.get(code)?.demand ?? 0
      if (demand !== null && whole > 20)
        shares.set(parentCode, [...(shares.get(parentCode) ?? []), demand / whole])
    }
    expect(shares.size).toBeGreaterThan(0)
    for (const [parentCode, found] of shares) {
      const expected = truth(parentCode ?? '', 'trade', 'welding') / truth(parentCode ?? '')
      for (const share of found) expect(Math.abs(share - expected)).toBeLessThan(0.02)
    }
  })
})

/** Openings per person, as the papers write it, from the very people and points of an answer. */
function byTheBook(
  rows: readonly AccessRow[],
  places: Place[],
  { catchmentKm, detourFactor }: Access['parameters'],
) {
  const weight = decayOf('gaussian')
  const w = (row: AccessRow, place: Place) =>
    weight(haversineKm(row.location ?? [0, 0], place.at) * detourFactor, catchmentKm)
  const ratio = (place: Place) => {
    const competing = rows.reduce((sum, row) => sum + (row.demand ?? 0) * w(row, place), 0)
    return competing > 0 ? place.openings / competing : 0
  }
  return rows.map((row) => places.reduce((sum, place) => sum + ratio(place) * w(row, place), 0))
}

interface Place {
  at: [number, number]
  openings: number
}

async function employers(trade?: string): Promise<Place[]> {
  const { body } = await (await server.as('planner')).get('/employers?limit=1000')
  return body.features.map(({ geometry, properties }: never) => {
    const { coordinates } = geometry as { coordinates: [number, number] }
    const { vacancies } = properties as { vacancies: { trade: string; openings: number }[] }
    const counted = vacancies.filter((vacancy) => trade === undefined || vacancy.trade === trade)
    return { at: coordinates, openings: counted.reduce((sum, { openings }) => sum + openings, 0) }
  })
}

describe('the score', () => {
  test.each([undefined, 'welding'])('is openings per person by the book (trade %s)', async (trade) => {
    const answer = await ask(`catchmentKm=60${trade ? `&trade=${trade}` : ''}`)
    const rows = withPoint(answer.rows)
    const expected = byTheBook(rows, await employers(trade), answer.parameters)
    // people are sent with one decimal, so the third digit may differ
    rows.forEach(({ score }, index) => {
      const book = expected[index] ?? 0
      expect(Math.abs((score ?? Number.NaN) - book)).toBeLessThanOrEqual(0.01 * book)
    })
    expect(rows.filter(({ score }) => (score ?? 0) > 0).length).toBeGreaterThan(3)
  })

  test('lies between what it would be with the most and with the least people', async () => {
    for (const { score, scoreLow, scoreHigh } of withPoint((await ask('catchmentKm=60')).rows)) {
      expect(scoreLow ?? 0).toBeLessThanOrEqual((score ?? 0) + 1e-9)
      expect(scoreHigh ?? 0).toBeGreaterThanOrEqual((score ?? 0) - 1e-9)
    }
  })

  test('of a province is the mean of its people', async () => {
    const communes = withPoint((await ask('catchmentKm=60')).rows)
    const { rows } = await ask('catchmentKm=60&level=province')
    for (const { code, demand, score, location, openingsWithin } of rows) {
      const own = communes.filter(({ parentCode }) => parentCode === code)
      const mean = own.reduce((sum, row) => sum + (row.demand ?? 0) * (row.score ?? 0), 0) / people(own)
      expect(demand).toBeCloseTo(people(own), 0)
      expect(Math.abs((score ?? 0) - mean)).toBeLessThan(1e-3)
      expect([location, openingsWithin]).toEqual([null, null])
    }
    expect(rows.length).toBeGreaterThan(1)
  })

  test('the distance is the way to the nearest employer, and decides who is covered', async () => {
    const answer = await ask('catchmentKm=12')
    const places = await employers()
    const { detourFactor } = answer.parameters
    for (const { location, nearestKm, covered } of withPoint(answer.rows)) {
      const nearest = Math.min(...places.map(({ at }) => haversineKm(location ?? [0, 0], at) * detourFactor))
      expect(nearestKm).toBeCloseTo(nearest, 3)
      expect(covered).toBe(nearest <= 12)
    }
    const inside = people(withPoint(answer.rows).filter(({ covered }) => covered))
    expect(answer.summary.coverageShare).toBeCloseTo(inside / people(withPoint(answer.rows)), 3)
  })

  test('with no place at all is 0, with no distance, and nothing is no number', async () => {
    const answer = await ask('service=legal_aid')
    expect(answer.summary).toMatchObject({ capacityTotal: 0, coverageShare: 0, worstDecile: 0, gini: null })
    for (const row of withPoint(answer.rows)) {
      expect(row).toMatchObject({ score: 0, nearestKm: null, openingsWithin: 0, covered: false })
    }
    expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/)
  })
})

test('everybody without records is told the same', async () => {
  const expected = await ask('catchmentKm=30')
  for (const who of ['city_official', 'police_officer', 'employment_officer']) {
    expect(await ask('catchmentKm=30', who)).toEqual(expected)
  }
})

test.each([
  ['service=ost_clinic&trade=welding', 'trade'],
  ['trade=no_such_trade', 'trade'],
  ['service=school', 'service'],
  ['catchmentKm=0', 'catchmentKm'],
  ['catchmentKm=far', 'catchmentKm'],
  ['decay=linear', 'decay'],
  ['unit=99999', 'unit'],
  ['status=post_rehab', 'status'],
])('%s is refused, naming %s', async (query, path) => {
  const { status, body } = await (await server.as('planner')).get(`/access?${query}`)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
