import { groupBy } from '@hoanhap/geo/group-by.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caseload, CaseloadRow } from '../../../../server/features/caseload/schemas.ts'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import type { RandomPerson } from './random-register.ts'
import { type Asked, fits, provinceOf, randomFilters, toQuery, valueOn } from './register-oracle.ts'
import { type RegisterServer, registerServer } from './register-server.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('register-caseload', 900)
})
afterAll(() => server?.close())

const NATIONAL = 'social_officer_national'
const PROVINCE = 'social_officer'
const COMMUNE = 'social_officer_commune'

async function ask(query: string, who: string): Promise<Caseload> {
  const answer = await (await server.as(who)).get(`/caseload?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** People who fit the filters and live where an officer keeps the records. */
function known(asked: Asked, who = NATIONAL): RandomPerson[] {
  const home = server.people.filter((person) => fits(person, asked, server.today))
  if (who === NATIONAL) return home
  if (who === PROVINCE) return home.filter(({ unitKey }) => provinceOf(unitKey) === '1')
  return home.filter(({ unitKey }) => unitKey === server.communeKey)
}

const sumOf = (cells: readonly { count: number | null }[]) =>
  cells.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0)
const people = (count: number) => ({ state: count === 0 ? 'zero' : 'value', count })
const rowOf = (answer: Caseload, key: string) =>
  answer.rows.find(({ unitId }) => unitId === server.ids.get(key)) as CaseloadRow
const unitsToday = (level: string) =>
  server.country.units.filter((u) => u.level === level && u.from !== null && u.until === null)

describe('units of today in the scope', () => {
  test('are counted from the records, under any filters, and sum to the total with those who have no commune', async () => {
    const random = seededRandom('any filters')
    for (let n = 0; n < 15; n++) {
      const asked = randomFilters(random, server.today)
      const fitting = known(asked)
      const answer = await ask(toQuery({ ...asked, level: ['commune'] }), NATIONAL)
      for (const { key } of unitsToday('commune')) {
        const count = fitting.filter(({ unitKey }) => unitKey === key).length
        expect(rowOf(answer, key)).toMatchObject({ plane: 'register', ...people(count) })
      }
      const noUnit = fitting.filter(({ unitKey }) => unitKey.startsWith('nprovince')).length
      const noPoint = fitting.filter(({ point }) => point === null).length
      expect(answer).toMatchObject({ plane: 'register', total: people(fitting.length) })
      expect(answer.notMapped).toEqual({ noUnit, noPoint })
      const sum = answer.rows.reduce((all, { count }) => all + (count ?? 0), 0)
      expect(sum + noUnit).toBe(fitting.length)
    }
  })

  test('have provinces with their own queue, and former districts as estimated sums of communes', async () => {
    const provinces = await ask('level=province&sex=female', NATIONAL)
    for (const { key } of unitsToday('province')) {
      const count = known({ sex: ['female'] }).filter((p) => provinceOf(p.unitKey) === key.at(-1)).length
      expect(rowOf(provinces, key)).toMatchObject({ plane: 'register', ...people(count) })
    }
    const districts = await ask('level=district', NATIONAL)
    for (const zone of server.country.zones.filter(({ to }) => to === null)) {
      const count = known({}).filter(({ unitKey }) => zone.memberKeys.includes(unitKey)).length
      expect(rowOf(districts, zone.districtKey)).toMatchObject({
        state: 'estimated',
        count,
        plane: 'register',
      })
    }
  })

  test.each(Object.keys(VALUES_OF))('are divided by %s at every level, in full', async (by) => {
    const values = by === 'programme' ? ['rehab', 'post_rehab'] : VALUES_OF[by as keyof typeof VALUES_OF]
    for (const level of ['commune', 'district', 'province']) {
      const { rows } = await ask(`level=${level}&by=${by}`, NATIONAL)
      expect(rows.map(({ by: cells }) => Object.keys(cells ?? {}))).toEqual(rows.map(() => values))
      expect(rows.map(({ by: cells }) => sumOf(Object.values(cells ?? {})))).toEqual(
        rows.map(({ count }) => count),
      ) // prettier-ignore
    }
    const communes = await ask(`level=commune&by=${by}`, NATIONAL)
    const ofCommune = groupBy(known({}), ({ unitKey }) => unitKey)
    for (const { key } of unitsToday('commune')) {
      const own = groupBy(ofCommune.get(key) ?? [], (person) => valueOn(person, by, server.today))
      const counts = Object.entries(rowOf(communes, key).by ?? {}).map(([value, { count }]) => [value, count])
      expect(counts).toEqual(values.map((value) => [value, own.get(value)?.length ?? 0]))
    }
  })

  test('several units: only these rows, and a total of these', async () => {
    const two = unitsToday('commune').slice(0, 2)
    const answer = await ask(`level=commune&${two.map(({ code }) => `unit=${code}`).join('&')}`, NATIONAL)
    const fitting = known({}).filter(({ unitKey }) => two.some(({ key }) => key === unitKey))
    expect(answer.rows.map(({ code }) => code)).toEqual(two.map(({ code }) => code))
    expect(answer.total.count).toBe(fitting.length)
    expect(answer.notMapped).toEqual({ noUnit: 0, noPoint: fitting.filter((p) => !p.point).length })
  })

  test('released prisoners are counted alone or not at all', async () => {
    const alone = await ask('programme=released_prisoner&by=programme', NATIONAL)
    expect(alone.total.count).toBe(known({ programme: ['released_prisoner'] }).length)
    expect(Object.keys(alone.rows[0]?.by ?? {})).toEqual(['released_prisoner'])
  })
})

describe('outside the scope', () => {
  test.each([PROVINCE, COMMUNE])(
    '%s reads the release as everybody does, and the own records',
    async (who) => {
      for (const query of ['level=commune', 'level=province', 'level=district', 'level=province&by=sex']) {
        const own = await ask(query, who)
        const official = await ask(query, 'city_official')
        const outside = own.rows.filter(({ plane }) => plane === 'release')
        expect(outside.length).toBeGreaterThan(0)
        for (const row of outside) expect(official.rows).toContainEqual(row)
        expect(own.total.count).toBe(known({}, who).length)
        expect(own.notMapped.noPoint).toBe(known({}, who).filter(({ point }) => !point).length)
      }
    },
  )

  test('a province officer keeps the records of exactly one province', async () => {
    const communes = await ask('level=commune', PROVINCE)
    const own = communes.rows.filter(({ plane }) => plane === 'register').map(({ code }) => code)
    expect(own).toEqual(
      unitsToday('commune')
        .filter(({ code }) => code[0] === '1')
        .map(({ code }) => code)
        .toSorted(),
    ) // prettier-ignore
    const provinces = await ask('level=province', COMMUNE)
    expect(provinces.rows.map(({ plane }) => plane)).not.toContain('register')
  })

  test('a filter, or a table that the release lacks at that level, leaves nothing there', async () => {
    for (const query of [
      'level=commune&sex=male',
      'level=commune&by=sex',
      'level=province&from=2026-01-01',
    ]) {
      const { rows, total } = await ask(query, COMMUNE)
      const outside = rows.filter(({ plane }) => plane === 'release')
      expect(outside.length).toBeGreaterThan(0)
      for (const row of outside) expect(row).toMatchObject({ state: 'noData', count: null, display: '–' })
      for (const row of outside) for (const cell of Object.values(row.by ?? {})) expect(cell.count).toBe(null)
      expect(total.state).not.toBe('noData')
    }
  })

  test('units that are all outside have no total of records', async () => {
    const { total, rows, notMapped } = await ask('level=province&unit=02', COMMUNE)
    expect(rows[0]?.plane).toBe('release')
    expect([total.state, notMapped]).toEqual(['noData', { noUnit: null, noPoint: null }])
  })

  test('a period is a release and nothing else', async () => {
    const query = 'level=province&period=2026-Q2'
    expect(await ask(query, NATIONAL)).toEqual(await ask(query, 'planner'))
    const { status, body } = await (await server.as(NATIONAL)).get('/caseload?period=2026-Q2&sex=male')
    expect([status, body.code]).toEqual([400, 'not_in_release'])
  })
})

describe('units of another date', () => {
  const FORMER = '2025-06-30'

  test('have everybody with a point exactly, the others by their share, and keep the sum', async () => {
    const random = seededRandom('former')
    for (let n = 0; n < 6; n++) {
      const asked = n === 0 ? {} : randomFilters(random, server.today)
      const fitting = known(asked)
      const answer = await ask(toQuery({ ...asked, level: ['commune'], asOf: [FORMER] }), NATIONAL)
      for (const row of answer.rows) {
        const key = `o${row.code}`
        const located = fitting.filter(({ formerKey }) => formerKey === key).length
        const others = fitting.filter(({ point, unitKey }) => !point && mayHaveLived(unitKey, key))
        expect(row.plane).toBe('register')
        expect(row.count).toBeGreaterThanOrEqual(located)
        expect(row.count).toBeLessThanOrEqual(located + others.length)
        const isCertain = others.every(({ unitKey }) => predecessors(unitKey).length === 1)
        if (isCertain) expect(row).toMatchObject(people(located + others.length))
        else expect(row.state).toBe('estimated')
      }
      const sum = answer.rows.reduce((all, { count }) => all + (count ?? 0), 0)
      const mapped = fitting.filter(({ unitKey }) => !unitKey.startsWith('nprovince')).length
      expect(Math.abs(sum - mapped)).toBeLessThanOrEqual(answer.rows.length / 2)
      expect(answer.total.count).toBe(fitting.length)
    }
  })

  test('are from records only where every commune that took a part of them is in the scope', async () => {
    const answer = await ask(`level=commune&asOf=${FORMER}`, COMMUNE)
    for (const { code, plane } of answer.rows) {
      const successors = currentSuccessors(`o${code}`)
      expect(plane).toBe(successors.every((key) => key === server.communeKey) ? 'register' : 'release')
    }
    const shared = answer.rows.filter(({ code }) => {
      const successors = currentSuccessors(`o${code}`)
      return successors.length > 1 && successors.includes(server.communeKey)
    })
    for (const { plane } of shared) expect(plane).toBe('release')
    expect(answer.rows.some(({ plane }) => plane === 'register')).toBe(true)
  })

  test('former provinces and districts of that date sum to everybody', async () => {
    const provinces = await ask(`level=province&asOf=${FORMER}`, NATIONAL)
    expect(provinces.rows.map(({ count }) => count)).toEqual(
      ['1', '2', '3'].map((n) => known({}).filter(({ unitKey }) => provinceOf(unitKey) === n).length),
    )
    const districts = await ask(`level=district&asOf=${FORMER}`, NATIONAL)
    const sum = districts.rows.reduce((all, { count }) => all + (count ?? 0), 0)
    const mapped = known({}).filter(({ unitKey }) => !unitKey.startsWith('nprovince')).length
    expect(Math.abs(sum - mapped)).toBeLessThanOrEqual(districts.rows.length / 2)
  })

  const successionsOf = (key: string) => server.country.successions.filter(({ oldKey }) => oldKey === key)
  /** The communes of today that a former commune went into. */
  function currentSuccessors(key: string): string[] {
    const next = successionsOf(key).map(({ newKey }) => newKey)
    return next.length === 0 ? [key] : next.flatMap(currentSuccessors)
  }
  const mayHaveLived = (unitKey: string, formerKey: string) => currentSuccessors(formerKey).includes(unitKey)
  const predecessors = (unitKey: string) =>
    server.country.units.filter(
      ({ level, from, key }) => level === 'commune' && from === null && mayHaveLived(unitKey, key),
    )
})

describe('what is refused', () => {
  test.each([
    ['status=happy', 'status'],
    ['programme=school', 'programme'],
    ['sex=x', 'sex'],
    ['ageBand=0-11', 'ageBand'],
    ['supportNeed=urgent', 'supportNeed'],
    ['work=x', 'work'],
    ['trade=juggling', 'trade'],
    ['unit=99999', 'unit'],
    ['from=2026-02-30', 'from'],
    ['from=2026-02-02&to=2026-02-02', 'to'],
    ['programme=rehab&programme=released_prisoner', 'programme'],
    ['located=true', 'located'],
  ])('%s is 400 naming %s', async (query, path) => {
    const { status, body } = await (await server.as(NATIONAL)).get(`/caseload?${query}`)
    expect([status, body.code]).toEqual([400, 'invalid_request'])
    expect(body.errors[0].path).toBe(path)
  })

  test('filters of everybody else, police included, who also get the release as before', async () => {
    for (const who of ['city_official', 'planner', 'police_officer', 'employment_officer', 'clinician']) {
      const { status, body } = await (await server.as(who)).get('/caseload?sex=male')
      expect([status, body.code]).toEqual([400, 'not_in_release'])
    }
    const { status } = await (await server.as('police_officer')).get(
      '/caseload?level=province&by=supportNeed',
    )
    expect(status).toBe(403)
  })
})

test('an answer of records is never stored and comes with a line in the log', async () => {
  const client = server.stranger()
  await client.signIn(COMMUNE)
  const { headers } = await client.get('/caseload?level=commune&status=ost')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('etag')).toBe(null)
  const { body } = await (await server.as('auditor')).get('/audit?limit=10')
  // What somebody else asked before may be written some seconds later.
  const [line] = body.items.filter(
    ({ route, username }: { route: string; username: string }) =>
      route === 'GET /caseload' && username === COMMUNE,
  )
  expect(line).toMatchObject({ outcome: 'done' })
  expect(line.detail).toMatchObject({ level: 'commune', status: ['ost'] })
})
