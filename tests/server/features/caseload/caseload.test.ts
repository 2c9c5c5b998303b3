import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { Caseload, CaseloadRow } from '../../../../server/features/caseload/schemas.ts'
import { loadReleases } from '../../../../server/features/releases/load-releases.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { insertCountry, PERIODS, type SmallCountry, smallCountry } from './small-country.ts'

let server: TestServer
let country: SmallCountry
let ids: Map<string, number>

beforeAll(async () => {
  country = smallCountry('caseload')
  server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        ids = await insertCountry(trx, country)
        await loadReleases(trx, country.rows)
      }),
  })
})
afterAll(() => server.close())

async function ask(query: string, who = 'city_official'): Promise<Caseload> {
  const answer = await (await server.as(who)).get(`/caseload?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

async function refusal(query: string, who = 'city_official') {
  const { status, body } = await (await server.as(who)).get(`/caseload?${query}`)
  return { status, code: body.code, path: body.errors?.[0]?.path }
}

/** The true count behind a cell. */
function truth(period: string, code: string, indicator: string, value = ''): number {
  const row = country.rows.find(
    (r) => r.period === period && r.code === code && r.indicator === indicator && r.value === value,
  )
  return row?.count ?? 0
}

const row = (answer: Caseload, code: string) => answer.rows.find((r) => r.code === code) as CaseloadRow
const codesOn = (level: string, day: string) =>
  country.units
    .filter((u) => u.level === level && (u.from ?? '') <= day && (u.until ?? '9999') > day)
    .map((u) => u.code)
    .sort()

describe('the units of the release', () => {
  test('have a row each, with the true count wherever it is shown', async () => {
    const answer = await ask('level=commune')
    expect(answer).toMatchObject({ plane: 'release', level: 'commune', release: { period: '2026-Q3' } })
    expect(answer.rows.map((r) => r.code)).toEqual(codesOn('commune', '2026-11-22'))
    const shown = answer.rows.filter((r) => r.count !== null)
    expect(shown.length).toBeGreaterThan(3)
    for (const { code, count, state } of shown) {
      expect(state).toBe('value')
      expect(count).toBe(truth('2026-Q3', code, 'total'))
    }
  })

  test('never show a commune of fewer than ten people, and read "<10" for all of these', async () => {
    const { rows } = await ask('level=commune')
    const small = rows.filter(({ code }) => truth('2026-Q3', code, 'total') < 10)
    expect(small.length).toBeGreaterThan(3)
    for (const cell of small) expect(cell).toMatchObject({ state: 'suppressed', count: null, display: '<10' })
    const protecting = rows.filter((r) => r.state === 'suppressed' && truth('2026-Q3', r.code, 'total') >= 10)
    expect(protecting.length).toBeGreaterThan(0)
    for (const cell of protecting) expect(cell.display).toBe('ẩn')
  })

  test('of a province are exact and sum, with everybody, to the total of the release', async () => {
    const answer = await ask('level=province')
    expect(answer.rows.map((r) => [r.code, r.state, r.count])).toEqual(
      codesOn('province', '2026-11-22').map((code) => [code, 'value', truth('2026-Q3', code, 'total')]),
    )
    const sum = answer.rows.reduce((all, { count }) => all + (count ?? 0), 0)
    expect(answer.total).toEqual({ state: 'value', count: sum, display: '1.793' })
  })

  test('name their parent, and a commune that kept its id through a quarter keeps its own cell', async () => {
    const answer = await ask('level=commune&asOf=2025-12-31&period=2026-Q3')
    const lived = country.units.find(
      (u) => u.level === 'commune' && u.from === '2025-07-01' && u.until === null,
    )
    const renamed = country.units.find((u) => u.level === 'commune' && u.until === '2026-04-30')
    expect(row(answer, lived?.code ?? '').state).toMatch(/value|suppressed/)
    expect(row(answer, lived?.code ?? '').parentCode).toBe(`0${lived?.code[0]}`)
    expect(row(answer, renamed?.code ?? '').state).toMatch(/estimated|suppressed/)
    expect(row(answer, renamed?.code ?? '').unitId).toBe(ids.get(renamed?.key ?? ''))
  })
})

describe('tables', () => {
  test('stand by province, one at a time, and sum to it where nothing is hidden', async () => {
    for (const by of ['status', 'programme', 'sex', 'ageBand', 'work', 'trade', 'supportNeed']) {
      const { rows } = await ask(`level=province&by=${by}`)
      for (const province of rows) {
        const cells = Object.entries(province.by ?? {})
        expect(cells.length).toBeGreaterThan(1)
        for (const [value, cell] of cells) {
          if (cell.count !== null) expect(cell.count).toBe(truth('2026-Q3', province.code, by, value))
        }
        const counts = cells.map(([, cell]) => cell.count)
        if (!counts.includes(null))
          expect(counts.reduce((a, b) => (a ?? 0) + (b ?? 0), 0)).toBe(province.count)
      }
    }
  })

  test('are "no data" below the province, not a failure', async () => {
    for (const query of ['level=commune', 'level=district']) {
      const { rows } = await ask(`${query}&by=sex`)
      for (const { by } of rows) {
        expect(by).toEqual({
          female: { state: 'noData', count: null, display: '–' },
          male: { state: 'noData', count: null, display: '–' },
        })
      }
    }
  })

  test('are estimated on the provinces of another date, from released cells, and hide what these hide', async () => {
    let shown = 0
    for (const by of ['status', 'ageBand', 'trade', 'supportNeed']) {
      const released = await ask(`level=province&by=${by}`)
      const former = await ask(`level=province&asOf=2025-06-30&by=${by}`)
      // here every former province became exactly one province
      for (const { code, by: cells = {} } of former.rows) {
        for (const [value, cell] of Object.entries(cells)) {
          const source = row(released, code).by?.[value]
          expect(cell.count, `${by} ${value} of ${code}`).toBe(source?.count)
          expect(cell.state).toBe(source?.count === null ? 'suppressed' : 'estimated')
          expect(cell.display).toBe(source?.display)
          shown += cell.count === null ? 0 : 1
        }
      }
    }
    expect(shown).toBeGreaterThan(20)
  })

  test('of support need open for those who plan help only', async () => {
    for (const who of ['city_official', 'planner', 'social_officer_national']) {
      expect((await (await server.as(who)).get('/caseload?level=province&by=supportNeed')).status).toBe(200)
    }
    for (const who of ['police_officer', 'employment_officer', 'clinician', 'auditor', 'admin']) {
      for (const query of ['level=province&by=supportNeed', 'level=province&by=supportNeed&asOf=2025-06-30'])
        expect(await refusal(query, who)).toMatchObject({ status: 403, code: 'not_allowed' })
    }
  })
})

describe('units of another date', () => {
  test('are estimated on former communes, districts and provinces, and keep the sum of the release', async () => {
    const released = await ask('level=province')
    const former = await ask('level=province&asOf=2025-06-30')
    expect(former.rows.map((r) => r.state)).toEqual(former.rows.map(() => 'estimated'))
    // here every former province became exactly one province, so the estimate is its sum, "not mapped" included
    const difference = former.rows.map((r) => Math.abs((r.count ?? 0) - (row(released, r.code).count ?? 0)))
    expect(Math.max(...difference)).toBeLessThan(40)
    expect(former.total).toEqual(released.total)
    const communes = await ask('level=commune&asOf=2025-06-30')
    expect(communes.rows.map((r) => r.code)).toEqual(codesOn('commune', '2025-06-30'))
    expect(new Set(communes.rows.map((r) => r.state))).toEqual(new Set(['estimated', 'suppressed']))
  })

  test('never show a former commune or district under ten', async () => {
    for (const level of ['commune', 'district']) {
      for (const asOf of ['2025-06-30', '2026-11-22']) {
        const { rows } = await ask(`level=${level}&asOf=${asOf}`)
        for (const { count } of rows) expect(count === null || count >= 10).toBe(true)
      }
    }
  })

  test('make a former commune that is the only predecessor read like its successor', async () => {
    const answer = await ask('level=commune&asOf=2025-06-30&period=2025-Q4')
    const now = await ask('level=commune&asOf=2025-12-31&period=2025-Q4')
    const ones = country.successions.filter(
      (s) =>
        s.date === '2025-07-01' &&
        country.successions.filter((o) => o.newKey === s.newKey && o.date === s.date).length === 1 &&
        country.successions.filter((o) => o.oldKey === s.oldKey).length === 1,
    )
    expect(ones.length).toBeGreaterThan(0)
    const codeOf = (key: string) => country.units.find((u) => u.key === key)?.code ?? ''
    for (const { oldKey, newKey } of ones) {
      const source = row(now, codeOf(newKey))
      const derived = row(answer, codeOf(oldKey))
      expect(derived.count).toBe(source.count)
      expect(derived.state).toBe(source.state === 'value' ? 'estimated' : 'suppressed')
      expect(derived.display).toBe(source.display)
    }
  })

  test('are sums of whole current communes for former districts today, estimated even when all are shown', async () => {
    const districts = await ask('level=district')
    const communes = await ask('level=commune')
    expect(districts.rows.map((r) => r.code)).toEqual(
      [...new Set(country.zones.map((z) => z.districtKey.replace('odistrict', '')))].sort(),
    )
    for (const zone of country.zones.filter((z) => z.to === null)) {
      const cells = zone.memberKeys.map(
        (key) => communes.rows.find((r) => r.unitId === ids.get(key)) as CaseloadRow,
      )
      const answer = row(districts, zone.districtKey.replace('odistrict', ''))
      expect(answer.unitId).toBe(ids.get(zone.districtKey))
      if (cells.every((cell) => cell.count === null)) expect(answer.state).toBe('suppressed')
      if (cells.every((cell) => cell.count !== null)) {
        const sum = cells.reduce((all, { count }) => all + (count ?? 0), 0)
        expect(answer).toMatchObject({ state: 'estimated', count: sum })
      }
    }
  })
})

describe('parameters', () => {
  test('`unit` repeats and only selects rows', async () => {
    const all = await ask('level=province')
    const two = await ask('level=province&unit=01&unit=03')
    expect(two.rows).toEqual(all.rows.filter((r) => ['01', '03'].includes(r.code)))
    expect(two.total).toEqual(all.total)
  })

  test('`period` chooses a release; the newest without it', async () => {
    for (const period of PERIODS) {
      const { release, rows } = await ask(`level=province&period=${period}`)
      expect(release?.period).toBe(period)
      expect(rows[0]?.count).toBe(truth(period, '01', 'total'))
    }
  })

  test.each<[string, number, string, string]>([
    ['period=2031-Q1', 404, 'not_found', 'period'],
    ['period=2031', 400, 'invalid_request', 'period'],
    ['level=province&unit=99', 400, 'invalid_request', 'unit'],
    ['level=hamlet', 400, 'invalid_request', 'level'],
    ['by=name', 400, 'invalid_request', 'by'],
    ['asOf=2025-02-30', 400, 'invalid_request', 'asOf'],
    ['colour=red', 400, 'invalid_request', 'colour'],
    ['by=sex&by=status', 400, 'invalid_request', 'by'],
    ...['status', 'programme', 'sex', 'ageBand', 'supportNeed', 'work', 'trade'].map(
      (name): [string, number, string, string] => [`${name}=x`, 400, 'not_in_release', name],
    ),
    ['from=2026-01-01', 400, 'not_in_release', 'from'],
    ['to=2026-01-01', 400, 'not_in_release', 'to'],
  ])('%s is refused with %i %s naming %s', async (query, status, code, path) => {
    expect(await refusal(query)).toEqual({ status, code, path })
  })

  test('a stranger gets nothing', async () => {
    expect((await server.stranger().get('/caseload')).status).toBe(401)
  })
})

test('everyone who may ask is told the same', async () => {
  const everyone = [
    'city_official',
    'planner',
    'police_officer',
    'employment_officer',
    'clinician',
    'auditor',
    'admin',
    'social_officer_national',
  ]
  for (const query of ['level=commune', 'level=district&asOf=2025-06-30', 'level=province&by=status']) {
    const reference = await ask(query)
    for (const who of everyone) expect(await ask(query, who)).toEqual(reference)
  }
})

test('an answer that did not change is not sent again', async () => {
  const client = await server.as('planner')
  const first = await client.get('/caseload?level=commune')
  const etag = first.headers.get('etag') ?? ''
  const again = await client.get('/caseload?level=commune', { 'If-None-Match': etag })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
  const other = await client.get('/caseload?level=district', { 'If-None-Match': etag })
  expect(other.status).toBe(200)
})
