import { hiddenKeys, type ProtectedCell } from '@hoanhap/geo/disclosure/release-cells.ts'
import { protectRelease, DEFAULT_HIDING_RULE as RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, asStats } from '../../../../server/db/transactions.ts'
import { buildReleases } from '../../../../server/features/releases/build-release.ts'
import type { CaseloadRow } from '../../../../server/features/releases/caseload-rows.ts'
import { buildLastQuarter, keepReleases } from '../../../../server/features/releases/keep-releases.ts'
import { loadReleases } from '../../../../server/features/releases/load-releases.ts'
import type { LoadedRelease } from '../../../../server/features/releases/publish-quarter.ts'
import type { Release, ReleaseTable } from '../../../../server/features/releases/schemas.ts'
import {
  countQuarter,
  PERIODS,
  type SmallRegister,
  smallRegister,
} from '../../../geo/disclosure/generated-registers.ts'
import { recoveredByAnybody, recoveredByOfficers } from '../../../geo/disclosure/register-attack.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { publishedCells } from '../caseload/crawl.ts'
import { codeOf, insertPeople, insertUnits } from './insert-register.ts'

const TODAY = '2026-11-22'
let server: TestServer
let register: SmallRegister
let idOf: Map<number, number>

beforeAll(async () => {
  register = smallRegister('a register')
  server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        idOf = await insertUnits(trx, register)
        await insertPeople(trx, register.people, idOf)
      }),
  })
  server.services.today = () => TODAY
})
afterAll(() => server.close())

const releases = async () => (await (await server.as('planner')).get('/releases')).body.items as Release[]

/** Everything that an official can read of a release, under the unit numbers of the generator. */
async function readCells({ id, tables }: Release): Promise<ProtectedCell[]> {
  const official = await server.as('city_official')
  const read: ReleaseTable[] = []
  for (const table of tables) read.push((await official.get(`/releases/${id}/tables/${table}`)).body)
  const known = new Map([...idOf].map(([generated, stored]) => [stored, generated]))
  return publishedCells(read).map((cell) => ({ ...cell, unitId: known.get(cell.unitId) ?? 0 }))
}

const inWords = (cells: readonly ProtectedCell[]) =>
  cells
    .map(
      ({ unitId, indicator, value, count, hidden }) => `${unitId} ${indicator} ${value} ${count ?? hidden}`,
    )
    .sort()

describe('the releases of a register', () => {
  test('are built oldest first, the last one by itself', async () => {
    const built = await buildReleases(server.db, PERIODS.slice(0, 3).reverse(), TODAY)
    expect(built.map(({ period, outcome }) => [period, outcome])).toEqual(
      PERIODS.slice(0, 3).map((period) => [period, 'created']),
    )
    const stop = keepReleases(server.services, pino({ level: 'silent' }))
    await expect.poll(async () => (await releases()).length, { timeout: 60_000 }).toBe(4)
    stop()
    expect((await releases()).map(({ period, source, unitsOn }) => [period, source, unitsOn]).at(0)).toEqual([
      '2026-Q3',
      'register',
      '2026-09-30',
    ])
  })

  test('say what a loop over the people says, and open no cell to anybody', async () => {
    let previous: ReadonlySet<string> = new Set()
    for (const release of (await releases()).reverse()) {
      const truth = countQuarter(register, release.period)
      const cells = await readCells(release)
      const expected = protectRelease(truth, RULE, previous)
      expect(inWords(cells)).toEqual(inWords(expected))
      expect(recoveredByAnybody(truth, cells)).toEqual([])
      expect(recoveredByOfficers(truth, cells)).toEqual([])
      previous = hiddenKeys(expected)
    }
    expect(previous.size).toBeGreaterThan(100)
  })

  test('hold every province and commune of the day, and no number for a hidden cell', async () => {
    const { rows } = await asStats(server.db, (trx) =>
      trx.raw(`select count(*) filter (where c.indicator = 'total')::int as totals,
                 count(*) filter (where c.state = 'suppressed' and c.count is not null)::int as told
               from release_cell c join release r on r.id = c.release_id where r.period = '2026-Q3'`),
    )
    expect(rows[0]).toEqual({ totals: idOf.size, told: 0 })
  })
})

describe('a quarter is published once', () => {
  let before: LoadedRelease[]
  beforeAll(async () => {
    before = await buildReleases(server.db, PERIODS, TODAY)
    // ten more people, in the file since before every quarter
    const someone = register.people.find(({ closedOn, stays }) => closedOn === null && stays.length === 1)
    if (!someone) throw new Error('everybody left')
    await asLoader(server.db, (trx) => insertPeople(trx, Array(10).fill(someone), idOf))
  })

  test('a rerun gives the same release, whatever was entered since', async () => {
    expect(before.map(({ outcome }) => outcome)).toEqual(PERIODS.map(() => 'unchanged'))
    expect(await buildReleases(server.db, PERIODS, TODAY)).toEqual(before)
  })

  test('an administrator who asks again gets the one that stands, and the log says who asked', async () => {
    const admin = await server.as('admin')
    const answer = await admin.post('/releases', {})
    expect([answer.status, answer.body.id, answer.body.period]).toEqual([200, before.at(-1)?.id, '2026-Q3'])
    const log = await (await server.as('auditor')).get('/audit?limit=20')
    expect(
      log.body.items.find((entry: { action: string }) => entry.action === 'releases.create'),
    ).toMatchObject({
      username: 'admin',
      outcome: 'done',
      detail: { release: before.at(-1)?.id, period: '2026-Q3', outcome: 'unchanged' },
    })
  })

  test('two that build at the same time make one', async () => {
    await asAdministrator(server.db, 'alter table release disable trigger release_immutable')
    await asAdministrator(server.db, `update release set period = '2031-Q1' where period = '2026-Q3'`)
    const both = await Promise.all([1, 2].map(() => buildReleases(server.db, ['2026-Q3'], TODAY)))
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['created', 'unchanged'])
    expect(new Set(both.flat().map(({ id }) => id)).size).toBe(1)
    await asAdministrator(server.db, `alter table release enable trigger release_immutable`)
  })

  test('only an administrator asks, for a quarter that is over and that the register covers', async () => {
    for (const who of ['planner', 'social_officer_national', 'auditor'])
      expect((await (await server.as(who)).post('/releases', {})).status, who).toBe(403)
    expect((await server.stranger().post('/releases', {})).status).toBe(401)
    const admin = await server.as('admin')
    const current = await admin.post('/releases', { period: '2026-Q4' })
    expect([current.status, current.body.errors[0].code]).toEqual([400, 'quarter_not_over'])
    expect((await admin.post('/releases', { period: '2026-Q5' })).status).toBe(400)
    const early = await admin.post('/releases', { period: '2025-Q2' })
    expect([early.status, early.body.code]).toEqual([409, 'no_register'])
  })

  test('what a pack published is not published again', async () => {
    await asLoader(server.db, (trx) => loadReleases(trx, packRows('2025-Q3')))
    const answer = await (await server.as('admin')).post('/releases', { period: '2025-Q3' })
    expect([answer.status, answer.body.code]).toEqual([409, 'published_from_pack'])
  })

  test('a withdrawn one stays withdrawn, for who asks and by itself', async () => {
    const admin = await server.as('admin')
    const [{ id, period } = { id: 0, period: '' }] = (await releases()).filter(
      (one) => one.period === '2026-Q3',
    )
    await admin.post(`/releases/${id}/withdrawal`, { reason: 'Nhập nhầm số liệu' })
    expect((await admin.post('/releases', { period })).status).toBe(410)
    expect(await buildLastQuarter(server.services)).toMatchObject({ id, outcome: 'withdrawn' })
    expect((await (await server.as('planner')).get(`/caseload?level=province&period=${period}`)).status).toBe(
      410,
    )
  })
})

/** A pack's counts of one quarter: everybody in the first commune. */
function packRows(period: string): CaseloadRow[] {
  const province = register.provinces[0]
  const row = (level: CaseloadRow['level'], unitId: number) => {
    return { row: 2, period, level, code: codeOf(unitId), indicator: 'total', value: '', count: 500 }
  }
  return [row('province', province?.id ?? 0), row('commune', province?.communeIds[0] ?? 0)]
}
