import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, type Trx } from '../../../server/db/transactions.ts'
import { loadReleases } from '../../../server/features/releases/load-releases.ts'
import { AnswerMemory, WrittenAnswer } from '../../../server/http/answer-memory.ts'
import type { PackIdentity } from '../../../server/http/services.ts'
import { asAdministrator } from '../../support/database.ts'
import { type TestServer, testServer } from '../../support/server.ts'
import {
  insertCountry,
  PERIODS,
  type SmallCountry,
  smallCountry,
} from '../features/caseload/small-country.ts'

describe('the memory', () => {
  const answerOf = (characters: number) => new WrittenAnswer('x'.repeat(characters))

  test('gives back what was kept under the same key, and nothing under another', () => {
    const memory = new AnswerMemory()
    const kept = new WrittenAnswer('{"a":1}')
    memory.keep('one', kept)
    expect(memory.recall('one')).toBe(kept)
    expect(memory.recall('One')).toBeUndefined()
  })

  test('forgets the answer that was not asked for longest when it is full', () => {
    const memory = new AnswerMemory()
    const [old, newest] = [answerOf(30_000_000), answerOf(30_000_000)]
    memory.keep('old', old)
    memory.keep('older', answerOf(30_000_000))
    memory.recall('old')
    memory.keep('new', newest)
    expect(memory.recall('older')).toBeUndefined()
    expect(memory.recall('old')).toBe(old)
    expect(memory.recall('new')).toBe(newest)
  })

  test('counts an answer once that is kept again under its key', () => {
    const memory = new AnswerMemory()
    const same = Array.from({ length: 5 }, () => answerOf(30_000_000))
    for (const answer of same) memory.keep('same', answer)
    memory.keep('other', answerOf(30_000_000))
    expect(memory.recall('same')).toBe(same.at(-1))
  })

  test('compresses an answer once, to the same text', async () => {
    const answer = new WrittenAnswer(JSON.stringify({ name: 'Hòa Nhập'.repeat(500) }))
    const compressed = await answer.compressed()
    expect(gunzipSync(compressed).toString('utf8')).toBe(answer.text)
    expect(await answer.compressed()).toBe(compressed)
  })
})

describe('a server that remembers its answers', () => {
  const NEWEST = PERIODS.at(-1)
  let server: TestServer
  let country: SmallCountry
  let pack: PackIdentity
  let today: () => string

  beforeAll(async () => {
    country = smallCountry('memory')
    server = await testServer({
      prepare: (db) =>
        asLoader(db, async (trx) => {
          await insertCountry(trx, country)
          await draw(trx, someCommune())
          await loadReleases(
            trx,
            country.rows.filter(({ period }) => period !== NEWEST),
          )
        }),
    })
    pack = server.services.pack
    today = server.services.today
  })
  afterEach(() => Object.assign(server.services, { pack, today }))
  afterAll(() => server.close())

  const someCommune = () =>
    country.units.find(({ level, until }) => level === 'commune' && until === null)?.code ?? ''

  /** Gives a commune of today a boundary: the employment officer of the demo writes in the first province that has one. */
  async function draw(trx: Trx, code: string): Promise<void> {
    await trx.raw(
      `insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
       select u.id, st_multi(st_makeenvelope(108, 16, 108.1, 16.1, 4326)),
         st_setsrid(st_makepoint(108.05, 16.05), 4326), array[108, 16, 108.1, 16.1], 118, 'test'
       from unit u where u.code = ? and upper(u.valid) is null`,
      [code],
    )
  }

  async function ask(path: string, who = 'planner') {
    const answer = await (await server.as(who)).get(path)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer
  }

  async function renameUnit(code: string, name: string): Promise<void> {
    await asAdministrator(server.db, `update unit set name = '${name}' where code = '${code}'`)
  }
  const nameOf = (body: { items: { code: string; name: string }[] }, code: string) =>
    body.items.find((item) => item.code === code)?.name

  test('sends the answer that it wrote before, until another pack is served', async () => {
    const path = '/units?level=province'
    const first = await ask(path)
    const [{ code, name }] = first.body.items
    await renameUnit(code, 'Tỉnh Đổi Tên')
    const again = await ask(path, 'auditor')
    expect(nameOf(again.body, code)).toBe(name)
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    Object.assign(server.services, { pack: { ...pack, version: 'another' } })
    const other = await ask(path)
    expect(nameOf(other.body, code)).toBe('Tỉnh Đổi Tên')
    expect(other.headers.get('etag')).not.toBe(first.headers.get('etag'))
  })

  test('answers a remembered question with 304 to whoever has the answer, and compressed to whoever can', async () => {
    const path = '/units?level=commune&limit=1000'
    const { headers, bytes } = await ask(path)
    const planner = await server.as('planner')
    const unchanged = await planner.get(path, { 'If-None-Match': headers.get('etag') ?? '' })
    expect([unchanged.status, unchanged.bytes.length]).toEqual([304, 0])
    const packed = await planner.get(path, { 'Accept-Encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(Buffer.from(packed.bytes).equals(bytes)).toBe(true)
    const plain = await planner.get(path, { 'Accept-Encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(plain.bytes).equals(bytes)).toBe(true)
  })

  test('tells one question from another', async () => {
    const [province] = (await ask('/units?level=province')).body.items
    const children = await ask(`/units?level=commune&parent=${province.code}&limit=1000`)
    const all = await ask('/units?level=commune&limit=1000')
    expect(all.body.total).toBeGreaterThan(children.body.total)
    expect((await ask(`/units/${province.id}`)).body.code).toBe(province.code)
    expect((await ask(`/units/${all.body.items[0].id}`)).body.code).toBe(all.body.items[0].code)
  })

  test.each(['city_official', 'police_officer'])(
    'never gives support need to the police, whoever asked first (%s)',
    async (first) => {
      const path = '/caseload?level=province&by=supportNeed'
      Object.assign(server.services, { pack: { ...pack, version: `asked by ${first}` } })
      await (await server.as(first)).get(path)
      expect((await ask(path, 'city_official')).body.rows[0].by).toHaveProperty('high')
      const police = await (await server.as('police_officer')).get(path)
      expect([police.status, police.body.code]).toEqual([403, 'not_allowed'])
    },
  )

  test('answers the same counts to every role', async () => {
    const answers = await Promise.all(
      ['planner', 'police_officer', 'clinician'].map((role) => ask('/caseload?level=commune', role)),
    )
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1)
  })

  test('asks who is there before it looks what it remembers', async () => {
    await ask('/units/dates')
    expect((await server.stranger().get('/units/dates')).status).toBe(401)
  })

  test('answers for the day it is, and for a day gone by as on that day', async () => {
    const path = '/units?level=commune&limit=1000'
    const now = await ask(path)
    Object.assign(server.services, { today: () => '2025-06-30' })
    const before = await ask(path)
    expect(before.body.items.map(({ id }: { id: number }) => id)).not.toEqual(
      now.body.items.map(({ id }: { id: number }) => id),
    )
    Object.assign(server.services, { today })
    expect((await ask(path)).headers.get('etag')).toBe(now.headers.get('etag'))
  })

  test('shows a new employer, a changed one and none where it was deleted', async () => {
    const officer = await server.as('employment_officer')
    const accepting = async () =>
      (await ask('/employers')).body.features.map(
        ({ properties }: { properties: { accepting: boolean } }) => properties.accepting,
      )
    expect(await accepting()).toEqual([])
    const employer = { name: 'Xưởng Thử', unitCode: someCommune(), vacancies: [], accepting: true }
    const created = await officer.post('/employers', { ...employer, memorandum: false })
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    expect(await accepting()).toEqual([true])
    const path = `/employers/${created.body.properties.id}`
    const patched = await officer.patch(path, { accepting: false }, created.headers.get('etag'))
    expect(patched.status, JSON.stringify(patched.body)).toBe(200)
    expect(await accepting()).toEqual([false])
    expect((await officer.delete(path, patched.headers.get('etag'))).status).toBe(204)
    expect(await accepting()).toEqual([])
  })

  test('shows a new release as soon as it stands', async () => {
    const path = '/caseload?level=province'
    const before = await ask(path)
    expect(before.body.release.period).toBe(PERIODS.at(-2))
    await asLoader(server.db, (trx) => loadReleases(trx, country.rows))
    const after = await ask(path)
    expect(after.body.release.period).toBe(NEWEST)
    const named = await ask(`${path}&period=${PERIODS.at(-2)}`)
    expect(named.body.rows).toEqual(before.body.rows)
  })
})
