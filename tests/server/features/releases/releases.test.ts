import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asLoader, asStats } from '../../../../server/db/transactions.ts'
import { CaseloadRefused, loadReleases } from '../../../../server/features/releases/load-releases.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { insertCountry, PERIODS, type SmallCountry, smallCountry } from '../caseload/small-country.ts'

let server: TestServer
let country: SmallCountry

beforeAll(async () => {
  country = smallCountry('releases')
  server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        await insertCountry(trx, country)
      }),
  })
})
afterAll(() => server.close())

const load = (rows = country.rows) => asLoader(server.db, (trx) => loadReleases(trx, rows))

async function refusedFindings(rows: SmallCountry['rows']) {
  const error = await load(rows).catch((thrown: unknown) => thrown)
  if (!(error instanceof CaseloadRefused)) throw new Error(`not refused: ${error}`)
  return error.findings
}

/** A copy of the rows with one of them changed. */
function changed(
  which: (row: SmallCountry['rows'][number]) => boolean,
  change: Partial<SmallCountry['rows'][number]>,
) {
  const target = country.rows.find(which)
  return country.rows.map((row) => (row === target ? { ...row, ...change } : row))
}

describe('rows that cannot be a release', () => {
  test.each<[string, Partial<SmallCountry['rows'][number]>, string, string]>([
    ['a quarter that is none', { period: '2026-Q5' }, 'total', 'period'],
    ['a commune that did not exist on the last day', { code: '19999' }, 'total', 'unit'],
    ['an indicator nobody knows', { indicator: 'hair' }, 'sex', 'indicator'],
    ['a value outside the closed list', { value: 'other' }, 'sex', 'value'],
    ['half a person', { count: 1.5 }, 'total', 'count'],
    ['fewer than nobody', { count: -1 }, 'total', 'count'],
    ['a table that does not sum', { count: 99_999 }, 'sex', 'sum'],
    ['a total that does not sum', { count: 99_999 }, 'total', 'sum'],
    ['more people without a point than people', { count: 99_999 }, 'notMapped', 'sum'],
  ])('are refused: %s', async (_case, change, indicator, code) => {
    const level = code === 'unit' ? 'commune' : 'province'
    const isTarget = (row: SmallCountry['rows'][number]) =>
      row.indicator === indicator &&
      row.level === level &&
      (indicator !== 'notMapped' || row.value === 'noPoint')
    const findings = await refusedFindings(changed(isTarget, change))
    expect(findings.map((finding) => finding.code)).toContain(code)
    for (const { message } of findings) expect(message).not.toMatch(/99999|1\.5/)
  })

  test('are refused when a cell stands twice, naming the row', async () => {
    const twice = { ...(country.rows[0] as SmallCountry['rows'][number]), row: 9999 }
    expect(await refusedFindings([...country.rows, twice])).toEqual([
      { row: 9999, code: 'duplicate', message: 'the same cell stands twice' },
    ])
  })

  test('leave nothing behind', async () => {
    const counted = await asStats(server.db, (trx) => trx.raw('select count(*)::int as n from release'))
    expect(counted.rows[0].n).toBe(0)
  })
})

describe('loaded releases', () => {
  let releases: { id: number; period: string; outcome: string }[]
  beforeAll(async () => {
    releases = await load()
  })

  test('are one per quarter, and the same again without a change', async () => {
    expect(releases.map(({ period, outcome }) => [period, outcome])).toEqual(
      PERIODS.map((period) => [period, 'created']),
    )
    const again = await load()
    expect(again.map(({ id, outcome }) => [id, outcome])).toEqual(releases.map(({ id }) => [id, 'unchanged']))
    const { body } = await (await server.as('planner')).get('/releases')
    expect(body.items.map((release: { period: string }) => release.period)).toEqual([...PERIODS].reverse())
    expect(body.items[0]).toMatchObject({
      unitsOn: '2026-09-30',
      source: 'pack',
      rule: { k: 10, minHiddenUnits: 3, minHiddenRest: 10 },
      withdrawnAt: null,
    })
  })

  test('are not replaced by other figures while they stand', async () => {
    const shown = country.rows.find((row) => row.level === 'province' && row.indicator === 'total')
    const commune = country.rows.find(
      (row) => row.level === 'commune' && row.code[0] === '1' && row.period === shown?.period,
    )
    const more = country.rows
      .filter(
        (row) =>
          ['total', 'notMapped'].includes(row.indicator) ||
          row.code !== shown?.code ||
          row.period !== shown?.period,
      )
      .map((row) => (row === commune || row === shown ? { ...row, count: row.count + 50 } : row))
    expect(await refusedFindings(more)).toEqual([
      {
        row: expect.any(Number),
        code: 'period',
        message: `${shown?.period} is published with other figures; withdraw that release first`,
      },
    ])
  })

  test('hide a commune again that was hidden a quarter before, where that serves', async () => {
    const hidden = await asStats(server.db, (trx) =>
      trx.raw(`select r.period, array_agg(c.unit_id order by c.unit_id) as units
               from release_cell c join release r on r.id = c.release_id
               where c.hidden = 'protect' and c.indicator = 'total' group by r.period order by r.period`),
    )
    const patterns = hidden.rows.map(({ units }: { units: number[] }) => new Set(units))
    const kept = patterns
      .slice(1)
      .map((now: Set<number>, index: number) => [...now].filter((id) => patterns[index].has(id)).length)
    expect(kept.some((count: number) => count > 0)).toBe(true)
  })

  test('cannot be changed, not even by the loader', async () => {
    for (const sql of [
      'update release_cell set count = 1',
      'delete from release_cell',
      'delete from release',
      "update release set period = '2020-Q1'",
    ]) {
      await expect(asLoader(server.db, (trx) => trx.raw(sql))).rejects.toThrow(
        /permission denied|cannot be changed/,
      )
    }
  })

  test('show a table as it is stored', async () => {
    const id = releases.at(-1)?.id
    const { status, body } = await (await server.as('clinician')).get(`/releases/${id}/tables/sex`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ table: 'sex', release: { id, period: '2026-Q3' } })
    expect(body.rows.slice(0, 2).map((row: { value: string }) => row.value)).toEqual(['female', 'male'])
    const totals = await (await server.as('clinician')).get(`/releases/${id}/tables/total`)
    expect(totals.body.rows[0]).toMatchObject({ level: 'province', code: '01', state: 'value' })
    expect(totals.body.rows.at(-1).level).toBe('commune')
  })

  test('keep support need from those who plan no help, and tell nobody of a table that is not there', async () => {
    const id = releases[0]?.id
    expect((await (await server.as('planner')).get(`/releases/${id}/tables/supportNeed`)).status).toBe(200)
    for (const who of ['police_officer', 'employment_officer', 'clinician', 'auditor', 'admin']) {
      expect((await (await server.as(who)).get(`/releases/${id}/tables/supportNeed`)).status, who).toBe(403)
    }
    for (const path of [
      `/releases/${id}/tables/hair`,
      '/releases/99999/tables/sex',
      '/releases/x/tables/sex',
    ]) {
      expect((await (await server.as('planner')).get(path)).status, path).toBe(404)
    }
  })

  test('answer 304 to who has them, and 401 to who is nobody', async () => {
    const path = `/releases/${releases[0]?.id}/tables/status`
    const client = await server.as('planner')
    const etag = (await client.get(path)).headers.get('etag') ?? ''
    expect((await client.get(path, { 'If-None-Match': etag })).status).toBe(304)
    expect((await server.stranger().get(path)).status).toBe(401)
  })

  test('cannot be built while there is no register', async () => {
    const answer = await (await server.as('admin')).post('/releases', {})
    expect([answer.status, answer.body.code]).toEqual([409, 'no_register'])
    expect((await (await server.as('planner')).post('/releases', {})).status).toBe(403)
  })
})

describe('a withdrawn release', () => {
  let id: number
  beforeAll(async () => {
    await load()
    const { body } = await (await server.as('admin')).get('/releases')
    id = body.items[0].id
    // what is withdrawn must not be remembered either
    await (await server.as('planner')).get('/caseload?level=province')
  })
  beforeEach(() => expect(id).toBeGreaterThan(0))

  test('needs an administrator and a reason', async () => {
    for (const who of ['city_official', 'social_officer_national', 'auditor']) {
      const answer = await (await server.as(who)).post(`/releases/${id}/withdrawal`, {
        reason: 'sai số liệu',
      })
      expect(answer.status, who).toBe(403)
    }
    const admin = await server.as('admin')
    expect((await admin.post(`/releases/${id}/withdrawal`, {})).status).toBe(400)
    expect((await admin.post(`/releases/${id}/withdrawal`, { reason: 'x' })).status).toBe(400)
    expect((await admin.post('/releases/99999/withdrawal', { reason: 'sai số liệu' })).status).toBe(404)
  })

  test('is gone for everybody: tables and maps of its quarter answer 410, maps go to the newest that stands', async () => {
    const admin = await server.as('admin')
    const answer = await admin.post(`/releases/${id}/withdrawal`, { reason: 'Nhầm số liệu của một tỉnh' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ id, withdrawnReason: 'Nhầm số liệu của một tỉnh', tables: [] })
    for (const who of ['planner', 'admin']) {
      const client = await server.as(who)
      expect((await client.get(`/releases/${id}/tables/total`)).status).toBe(410)
      expect((await client.get('/caseload?level=province&period=2026-Q3')).status).toBe(410)
      expect((await client.get('/caseload?level=province')).body.release.period).toBe('2026-Q2')
    }
    expect((await admin.post(`/releases/${id}/withdrawal`, { reason: 'noch einmal' })).status).toBe(410)
  })

  test('stands in the log with its reason', async () => {
    const { body } = await (await server.as('auditor')).get('/audit?limit=50')
    const entry = body.items.find((item: { detail: { reason?: string } }) => item.detail.reason !== undefined)
    expect(entry).toMatchObject({
      username: 'admin',
      outcome: 'done',
      detail: { release: id, period: '2026-Q3', reason: 'Nhầm số liệu của một tỉnh' },
    })
  })

  test('is not brought back by loading the same pack again', async () => {
    const again = await load()
    expect(again.at(-1)).toMatchObject({ id, outcome: 'withdrawn' })
    expect((await (await server.as('planner')).get('/caseload?level=province')).body.release.period).toBe(
      '2026-Q2',
    )
  })
})
