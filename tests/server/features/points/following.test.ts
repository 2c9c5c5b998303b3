import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { CaseFacets } from '../../../../server/features/caseload/schemas.ts'
import { Work } from '../../../../server/features/cases/values.ts'
import { CasePoints } from '../../../../server/features/points/case-points.ts'
import { trimChanges } from '../../../../server/features/points/queries.ts'
import type { Client } from '../../../support/client.ts'
import { asAdministrator, clusterUrl, ENGINE } from '../../../support/database.ts'
import { type CaseServer, caseServer, patched, REASON } from '../cases/people.ts'

let server: CaseServer
let officer: Client
beforeAll(async () => {
  server = await caseServer()
  officer = await server.as('social_officer')
})
afterAll(() => server?.close())

const WORK_COLUMN = 4

/** The work of a case as the store has it; undefined where the store does not have the case. */
async function workInStore(id: number, points = server.services.points): Promise<string | undefined> {
  const store = await points.upToDate()
  if (!store) throw new Error('there is no store')
  const code = store.row(id)?.categories[WORK_COLUMN]
  return code === null || code === undefined ? undefined : Work.options[code]
}

const setWork = (work: string, ids: readonly number[]) =>
  `update work_file set work = '${work}' where case_id in (${ids.join(', ')})`

async function facets(query = ''): Promise<CaseFacets> {
  return (await officer.get(`/caseload/facets?${query}`)).body
}

describe('who changed something sees it in the next answer', () => {
  const opening = {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: '2026-09-01',
    issuingBody: 'commune_police',
    plannedEnd: '2027-09-01',
  }
  const place = { geometry: { type: 'Point', coordinates: [108.05, 16.05] }, precision: 'street' }
  const somebody = {
    name: 'Nguyễn Thị Mới',
    sex: 'female',
    birthYear: 1992,
    openedOn: '2026-09-01',
    ...place,
    opening,
  }

  test('a new file, its work, its need, its place', async () => {
    const before = await facets()
    const { body: created } = await officer.post('/cases', somebody, REASON)
    expect((await facets()).total.count).toBe((before.total.count ?? 0) + 1)
    expect((await facets()).located.count).toBe((before.located.count ?? 0) + 1)
    const { headers } = await patched(officer, created.id, { work: 'self_employed' }, `"v${created.version}"`)
    expect((await facets()).facets.work.self_employed?.count).toBe(
      (before.facets.work.self_employed?.count ?? 0) + 1,
    )
    const needs = await officer.post(`/cases/${created.id}/need-assessments`, { needs: ['housing'] }, REASON)
    expect((await facets()).facets.supportNeed.low?.count).toBe(
      (before.facets.supportNeed.low?.count ?? 0) + 1,
    )
    const etag = needs.headers.get('etag') ?? headers.get('etag')
    const moved = await patched(officer, created.id, { geometry: null }, etag)
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect((await facets()).located).toEqual(before.located)
  })

  test('in many races of one write and several readers', async () => {
    const { an } = server.ids
    for (let race = 0; race < 10; race++) {
      const { headers } = await officer.get(`/cases/${an}`, REASON)
      const work = Work.options[1 + (race % 5)] as string
      const readers = Array.from({ length: 4 }, () => facets('sex=male'))
      const [answer] = await Promise.all([patched(officer, an, { work }, headers.get('etag')), ...readers])
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(await workInStore(an)).toBe(work)
    }
  })
})

if (ENGINE === 'postgres')
  describe('other processes write', () => {
    let clients: pg.Client[] = []
    async function connected(): Promise<pg.Client> {
      const { rows } = await server.db.knex.raw('select current_database() as name')
      const client = new pg.Client({ connectionString: await clusterUrl(rows[0].name) })
      await client.connect()
      clients.push(client)
      return client
    }
    afterEach(async () => {
      await Promise.all(clients.map((client) => client.end()))
      clients = []
    })

    test('in transactions that overlap: each is seen as soon as it is committed, none is missed', async () => {
      const { an, binh, dung } = server.ids
      await asAdministrator(server.db, setWork('unknown', [an, binh, dung]))
      const [longest, first, second] = [await connected(), await connected(), await connected()]
      for (const client of [longest, first, second]) await client.query('begin')
      await longest.query(setWork('placed', [an]))
      await first.query(setWork('seeking', [binh]))
      await second.query(setWork('in_training', [dung]))
      await second.query('commit')
      expect([await workInStore(an), await workInStore(binh), await workInStore(dung)]).toEqual([
        'unknown',
        'unknown',
        'in_training',
      ])
      await first.query('commit')
      expect([await workInStore(an), await workInStore(binh)]).toEqual(['unknown', 'seeking'])
      await longest.query('commit')
      expect(await workInStore(an)).toBe('placed')
    })

    test('and take it back', async () => {
      const { an } = server.ids
      const client = await connected()
      const before = await workInStore(an)
      expect(Work.options).toContain(before)
      await client.query('begin')
      await client.query(`delete from person where id = (select person_id from case_file where id = ${an})`)
      expect(await workInStore(an)).toBe(before)
      await client.query('rollback')
      expect(await workInStore(an)).toBe(before)
    })

    test('a filling that takes longer than a look is due is the only one until it has ended', async () => {
      let begun = 0
      const note = ({ sql }: { sql: string }) => {
        if (sql.includes('delete from case_change')) begun += 1
      }
      const blocker = await connected()
      await blocker.query('begin; lock table case_change')
      server.db.knex.on('query', note)
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      const points = new CasePoints(server.db)
      try {
        const filled = points.start((fault) => {
          throw fault
        })
        await vi.advanceTimersByTimeAsync(60_000)
        expect(await points.upToDate()).toBeNull()
        await blocker.query('commit')
        await filled
        expect(begun).toBe(1)
        expect(await points.upToDate()).not.toBeNull()
      } finally {
        vi.useRealTimers()
        server.db.knex.off('query', note)
        await points.stop()
      }
    })
  })

describe('many changes are sorted in by a thread', () => {
  const COUNT = 4_500
  const crowd = () =>
    `with u as (select unit_id from case_file where id = ${server.ids.an}),
       p as (insert into person (unit_id, sex, birth_year, synthetic)
             select u.unit_id, 'male', 1990, true from u, generate_series(1, ${COUNT}) returning id, unit_id)
     insert into case_file (person_id, unit_id, programme, opened_on, adult_from)
     select id, unit_id, 'post_rehab', '2003-12-31', '2008-01-01' from p`

  async function change(sql: string): Promise<void> {
    await asAdministrator(server.db, sql)
    server.services.points.noteChange()
  }

  test('which misses none of those that come meanwhile, and a restart at any moment none at all', async () => {
    const { points } = server.services
    const before = (await facets()).total.count ?? 0
    await change(crowd())
    expect((await facets()).total.count).toBe(before + COUNT)
    // The fold is under way from here on.
    await change(setWork('referred', [server.ids.an]))
    expect(await workInStore(server.ids.an)).toBe('referred')
    const restarted = new CasePoints(server.db)
    await restarted.start((fault) => {
      throw fault
    })
    expect(await workInStore(server.ids.an, restarted)).toBe('referred')
    await restarted.stop()
    await vi.waitFor(async () => expect((await points.upToDate())?.recentRows).toBeLessThan(COUNT), {
      timeout: 60_000,
      interval: 50,
    })
    expect(await workInStore(server.ids.an)).toBe('referred')
    expect((await facets()).total.count).toBe(before + COUNT)
    await change(
      `delete from person where id in (select person_id from case_file where opened_on = '2003-12-31')`,
    )
    expect((await facets()).total.count).toBe(before)
  })
})

test('the log is kept for a day, and nothing of the cluster that a copy was taken from', async () => {
  const length = async () =>
    (await asAdministrator(server.db, 'select count(*)::int as length from case_change')).rows[0]?.length
  await asLoader(server.db, trimChanges)
  expect(await length()).toBeGreaterThan(0)
  await asAdministrator(server.db, `update case_change set at = at - interval '25 hours'`)
  await asLoader(server.db, trimChanges)
  expect(await length()).toBe(0)
  await asAdministrator(server.db, `insert into case_change (xid, case_id) values ('900000000000', 1)`)
  await asLoader(server.db, trimChanges)
  expect(await length()).toBe(0)
})

test('a unit that is new is counted at once, and soon from memory again', async () => {
  const { points } = server.services
  await asAdministrator(server.db, setWork('placed', [server.ids.an]))
  await asAdministrator(
    server.db,
    `with u as (insert into unit (level, code, name, type, valid, vintage, search_key)
                values ('commune', '00777', 'Xã Mới', 'xa', daterange('2025-07-01', null), '2025', 'xa moi') returning id)
     update person set unit_id = (select id from u) where id = (select person_id from case_file where id = ${server.ids.an})`,
  )
  points.noteChange()
  const national = await server.as('social_officer_national')
  expect((await national.get('/caseload/facets')).status).toBe(200)
  await vi.waitFor(async () => expect(await points.upToDate()).not.toBeNull(), {
    timeout: 60_000,
    interval: 50,
  })
  expect(await workInStore(server.ids.an)).toBe('placed')
})
