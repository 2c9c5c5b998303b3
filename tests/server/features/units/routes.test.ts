import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lineage, Unit, UnitDates, UnitList } from '../../../../server/contract.ts'
import { asStats } from '../../../../server/db/transactions.ts'
import type { Client } from '../../../support/client.ts'
import { realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
let planner: Client

beforeAll(async () => {
  server = await testServer({ template: realTemplate })
  planner = await server.as('planner')
}, 600_000)
afterAll(() => server?.close())

async function list(query: string): Promise<UnitList> {
  const answer = await planner.get(`/units?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
async function unitOn(code: string, asOf: string, level = 'commune'): Promise<Unit> {
  const { items } = await list(`level=${level}&asOf=${asOf}&search=${code}`)
  return items.find((unit) => unit.code === code) as Unit
}
async function lineageOf(id: number): Promise<Lineage> {
  return (await planner.get(`/units/${id}/lineage`)).body
}

describe('units of a date', () => {
  test.each([
    ['2026-11-22', 34, 3321],
    ['2025-12-31', 34, 3321],
    ['2025-07-01', 34, 3321],
  ])('on %s there are %i provinces and %i communes', async (asOf, provinces, communes) => {
    expect((await list(`level=province&asOf=${asOf}`)).total).toBe(provinces)
    expect((await list(`level=commune&asOf=${asOf}`)).total).toBe(communes)
  })

  test('the last day of three tiers has 63 provinces, 696 districts and 10,047 communes, and all answer without a level', async () => {
    const totals = await Promise.all(
      ['level=province', 'level=district', 'level=commune', 'limit=1'].map((q) =>
        list(`${q}&asOf=2025-06-30`),
      ),
    )
    expect(totals.map(({ total }) => total)).toEqual([63, 696, 10_047, 10_806])
  })

  test('a day before anything is known answers with the units of unbounded start', async () => {
    expect((await list('level=commune&asOf=1975-04-30')).total).toBe(10_047)
  })

  test('today is the day in Việt Nam when none is named', async () => {
    expect((await list('level=commune&limit=1')).total).toBe(3321)
  })

  test('00004 is Trúc Bạch and then Ba Đình', async () => {
    expect((await unitOn('00004', '2025-06-30')).name).toBe('Phường Trúc Bạch')
    expect((await unitOn('00004', '2025-07-01')).name).toBe('Phường Ba Đình')
  })

  test('Đồng Nai is a province until 2026-04-29, then a city, and ten of its communes become wards', async () => {
    expect((await unitOn('75', '2026-04-29', 'province')).name).toBe('Tỉnh Đồng Nai')
    const city = await unitOn('75', '2026-04-30', 'province')
    expect(city).toMatchObject({ name: 'Thành phố Đồng Nai', validFrom: '2026-04-30', validTo: null })
    const [before, after] = await Promise.all(
      ['2026-04-29', '2026-04-30'].map((asOf) => list(`level=commune&parent=75&asOf=${asOf}&limit=1000`)),
    )
    const type = (units: UnitList | undefined, code: string) =>
      units?.items.find((unit) => unit.code === code)?.type
    const retyped = before?.items.filter((unit) => type(after, unit.code) !== unit.type)
    expect(retyped).toHaveLength(10)
    expect(retyped?.every((unit) => unit.type === 'Xã' && type(after, unit.code) === 'Phường')).toBe(true)
    expect(after?.items.every((unit) => unit.parentId === city.id)).toBe(true)
  })
})

describe('children', () => {
  test('a province of 2024 has districts, and its communes answer when asked by level', async () => {
    expect((await list('parent=01&asOf=2025-06-30')).total).toBe(30)
    expect((await list('parent=01&level=commune&asOf=2025-06-30&limit=1')).total).toBe(526)
    expect((await list('parent=001&asOf=2025-06-30')).items.every((unit) => unit.level === 'commune')).toBe(
      true,
    )
  })

  test('a former district has the current communes that fit it best', async () => {
    const { items } = await list('parent=001&level=commune')
    expect(items.map((unit) => unit.name)).toContain('Phường Ba Đình')
    expect(items.every((unit) => unit.parentCode === '01')).toBe(true)
  })

  test('a parent that has no such code on the day is named', async () => {
    const answer = await planner.get('/units?parent=99&asOf=2026-01-01')
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]).toMatchObject({ path: 'parent', code: 'unknown_unit' })
  })
})

describe('former districts', () => {
  test('after their end they are zones of current communes, marked estimated', async () => {
    const { items, total } = await list('level=district&limit=1000')
    expect(total).toBeGreaterThan(600)
    expect(items.every((unit) => unit.estimated && unit.validTo === '2025-06-30')).toBe(true)
    const baDinh = items.find((unit) => unit.code === '001')
    expect(baDinh).toMatchObject({ name: 'Quận Ba Đình', parentCode: '01' })
    expect(baDinh?.bbox?.[0]).toBeGreaterThan(105.7)
  })

  test('every current commune belongs to one former district at most, and nearly all to one', async () => {
    const { rows } = await asStats(server.db, (trx) =>
      trx.raw(`select count(*)::int as members, count(distinct m.unit_id)::int as communes
        from zone z join zone_member m on m.zone_id = z.id where z.valid @> date '2026-11-22'`),
    )
    expect(rows[0].members).toBe(rows[0].communes)
    expect(rows[0].communes).toBe(3321)
  })
})

describe('searching and paging', () => {
  test('case and diacritics do not matter, nor the order of the words', async () => {
    for (const search of ['trúc bạch', 'TRUC BACH', 'bạch trúc', 'Phường Trúc Bạch']) {
      const { items } = await list(`asOf=2025-06-30&search=${encodeURIComponent(search)}`)
      expect(items.map((unit) => unit.code)).toContain('00004')
    }
    expect((await list('search=đồng%20nai&level=province')).items.map((unit) => unit.code)).toEqual(['75'])
  })

  test('pages follow each other without gap or repetition, ordered by code', async () => {
    const codes: string[] = []
    let cursor = ''
    for (;;) {
      const page = await list(`level=commune&limit=1000${cursor}`)
      codes.push(...page.items.map((unit) => unit.code))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    expect(codes).toHaveLength(3321)
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  test('a page beyond the end is empty and still knows the total', async () => {
    const cursor = Buffer.from('99999 999999').toString('base64url')
    expect(await list(`level=province&cursor=${cursor}`)).toEqual({ items: [], total: 34 })
  })

  test.each([
    ['asOf=2025-02-30', 'asOf'],
    ['asOf=yesterday', 'asOf'],
    ['level=village', 'level'],
    ['parent=1', 'parent'],
    ['parent=ba-dinh', 'parent'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['colour=red', 'colour'],
  ])('%s is refused and names %s', async (query, path) => {
    const answer = await planner.get(`/units?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path)
  })
})

describe('one unit', () => {
  test('has its place and its parent, also after its end', async () => {
    const trucBach = await unitOn('00004', '2025-06-30')
    const answer = await planner.get(`/units/${trucBach.id}`)
    expect(answer.body).toMatchObject({
      code: '00004',
      parentCode: '001',
      validTo: '2025-06-30',
      estimated: false,
    })
  })

  test('lies around its own inner point', async () => {
    const baDinh = await unitOn('00004', '2026-01-01')
    const [west, south, east, north] = baDinh.bbox as [number, number, number, number]
    const [lon, lat] = baDinh.centroid as [number, number]
    expect(west < lon && lon < east && south < lat && lat < north).toBe(true)
    expect([lon, lat].map(Math.floor)).toEqual([105, 21])
  })

  test.each(['0', '-1', 'abc', '1.5', '999999999'])('%s is not there', async (id) => {
    expect((await planner.get(`/units/${id}`)).status).toBe(404)
    expect((await planner.get(`/units/${id}/lineage`)).status).toBe(404)
  })
})

describe('lineage', () => {
  test('Phường Ba Đình was made of whole and of parts of wards', async () => {
    const { unit, predecessors, events } = await lineageOf((await unitOn('00004', '2026-01-01')).id)
    expect(unit.name).toBe('Phường Ba Đình')
    expect(predecessors.map((edge) => edge.unit.validTo)).toEqual(predecessors.map(() => '2025-06-30'))
    expect(new Set(predecessors.map((edge) => edge.share))).toEqual(new Set(['whole', 'part']))
    expect(predecessors.find((edge) => edge.unit.name === 'Phường Trúc Bạch')).toMatchObject({
      share: 'whole',
      confidence: 'high',
    })
    expect(events.every((event) => event.date === '2025-07-01')).toBe(true)
  })

  test('Đồng Nai follows from two provinces and becomes a city', async () => {
    const { predecessors, successors, events } = await lineageOf(
      (await unitOn('75', '2025-07-01', 'province')).id,
    )
    expect(predecessors.map((edge) => edge.unit.name)).toEqual(['Tỉnh Bình Phước', 'Tỉnh Đồng Nai'])
    expect(successors.map((edge) => edge.unit.name)).toEqual(['Thành phố Đồng Nai'])
    expect(events.map(({ date, kind }) => [date, kind])).toEqual([
      ['2025-07-01', 'merge'],
      ['2026-04-30', 'retype'],
    ])
  })

  test('an abolished district went into communes', async () => {
    const { successors, events } = await lineageOf((await unitOn('001', '2025-06-30', 'district')).id)
    expect(successors.map((edge) => edge.unit.name)).toContain('Phường Ba Đình')
    expect(events).toEqual([{ date: '2025-07-01', kind: 'abolish', document: null }])
  })

  test('the 10,604 pairs of the crosswalk are there: 9,592 whole, 1,012 parts', async () => {
    const { rows } = await asStats(server.db, (trx) =>
      trx.raw(
        `select share, count(*)::int as pairs from unit_succession where source = 'crosswalk-2025.csv' group by 1 order by 1`,
      ),
    )
    expect(rows).toEqual([
      { share: 'part', pairs: 1012 },
      { share: 'whole', pairs: 9592 },
    ])
  })

  test('pairs that both checks speak against are of low confidence', async () => {
    const { successors } = await lineageOf((await unitOn('31771', '2025-06-30')).id)
    expect(successors.find((edge) => edge.unit.code === '31232')?.confidence).toBe('low')
  })
})

describe('dates', () => {
  test('are the days on which units changed, newest first, with counts on both sides', async () => {
    const { changes }: UnitDates = (await planner.get('/units/dates')).body
    expect(changes.map((change) => change.date)).toEqual(['2026-04-30', '2025-07-01'])
    expect(changes[1]?.counts).toEqual({
      before: { province: 63, district: 696, commune: 10_047 },
      after: { province: 34, district: 0, commune: 3321 },
    })
  })
})

describe('access and caching', () => {
  test('nobody reads without a session', async () => {
    for (const path of [
      '/units',
      '/units/dates',
      '/units/1',
      '/units/1/lineage',
      '/tiles/units/province/0/0/0.mvt',
    ]) {
      expect((await server.stranger().get(path)).status, path).toBe(401)
    }
  })

  test('an unchanged list answers 304', async () => {
    const first = await planner.get('/units?level=province')
    const again = await planner.get('/units?level=province', {
      'If-None-Match': first.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })
})
