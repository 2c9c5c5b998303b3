import { groupBy } from '@hoanhap/geo/group-by.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFacets } from '../../../../server/features/caseload/schemas.ts'
import { type CaseValue, VALUES_OF } from '../../../../server/features/cases/filters.ts'
import type { RandomPerson } from './random-register.ts'
import { type Asked, fits, provinceOf, randomFilters, toQuery, valueOn } from './register-oracle.ts'
import { type RegisterServer, registerServer } from './register-server.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('facets', 700)
})
afterAll(() => server?.close())

async function ask(asked: Asked, who = 'social_officer_national'): Promise<CaseFacets> {
  const answer = await (await server.as(who)).get(`/caseload/facets?${toQuery(asked)}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const fitting = (asked: Asked) => server.people.filter((person) => fits(person, asked, server.today))
const inUnit = (person: RandomPerson, code: string) =>
  code.length === 2 ? provinceOf(person.unitKey) === code[1] : codeOf(person.unitKey) === code
const codeOf = (unitKey: string) => server.country.units.find(({ key }) => key === unitKey)?.code

/** Filters with all that a facet ignores taken away. */
function without(asked: Asked, name: string): Asked {
  const { [name]: _ignored, ...others } = asked
  // without a wish the default applies, which is a filter of programmes like any other
  return name === 'programme' ? { ...others, programme: [...VALUES_OF.programme] } : others
}

describe('every value of every filter', () => {
  test('is counted under the other filters', async () => {
    const random = seededRandom('facets')
    for (let n = 0; n < 20; n++) {
      const asked = randomFilters(random, server.today)
      const answer = await ask(asked)
      for (const name of Object.keys(VALUES_OF) as CaseValue[]) {
        const others = fitting(without(asked, name))
        const byValue = groupBy(others, (person) => valueOn(person, name, server.today))
        const counts = Object.entries(answer.facets[name]).map(([value, { count }]) => [value, count])
        const expected = VALUES_OF[name].map((value) => [value, byValue.get(value)?.length ?? 0])
        expect(counts, `${name} under ${toQuery(asked)}`).toEqual(expected)
      }
    }
  })

  test('units too, a province with its queue, under a filter of units', async () => {
    const one = server.country.units.find((u) => u.level === 'commune' && u.until === null && u.from)
    const asked = { sex: ['male'], unit: [one?.code ?? '', '02'] }
    const answer = await ask(asked)
    const men = fitting({ sex: ['male'] })
    expect(answer.units.length).toBe(
      server.country.units.filter((u) => u.from && !u.until && u.level !== 'district').length,
    ) // prettier-ignore
    for (const { code, count } of answer.units) {
      expect(count).toBe(men.filter((person) => inUnit(person, code)).length)
    }
    const chosen = men.filter((person) => asked.unit.some((code) => inUnit(person, code)))
    expect(answer.total.count).toBe(chosen.length)
    expect(answer.located.count).toBe(chosen.filter(({ point }) => point !== null).length)
    const inQueue = chosen.filter(({ unitKey }) => unitKey.startsWith('nprovince'))
    expect(answer.notMapped).toEqual({
      noUnit: inQueue.length,
      noPoint: chosen.filter(({ point }) => point === null).length,
    })
  })

  test('agree with the caseload under the same filters', async () => {
    const random = seededRandom('agree')
    const client = await server.as('social_officer')
    for (let n = 0; n < 10; n++) {
      const asked = randomFilters(random, server.today)
      const answer = await ask(asked, 'social_officer')
      const { body: caseload } = await client.get(`/caseload?${toQuery(asked)}`)
      expect(answer.total).toEqual(caseload.total)
      expect(answer.notMapped).toEqual(caseload.notMapped)
      if (asked.unit) continue
      for (const row of caseload.rows.filter(({ plane }: { plane: string }) => plane === 'register')) {
        expect(answer.units.find(({ unitId }) => unitId === row.unitId)?.count).toBe(row.count)
      }
    }
  })

  test('cover the own scope only', async () => {
    const answer = await ask({}, 'social_officer_commune')
    expect(answer.units).toHaveLength(1)
    expect(answer.total.count).toBe(answer.units[0]?.count)
    expect(answer.notMapped.noUnit).toBe(0)
  })

  test('split what is located from what is not', async () => {
    const [yes, no, all] = [
      await ask({ located: ['true'] }),
      await ask({ located: ['false'] }),
      await ask({}),
    ]
    expect([yes.notMapped.noPoint, no.located.count]).toEqual([0, 0])
    expect((yes.total.count ?? 0) + (no.total.count ?? 0)).toBe(all.total.count)
    expect(yes.total.count).toBe(all.located.count)
  })
})

test('others than social officers are refused, and so is what nobody has', async () => {
  for (const who of [
    'city_official',
    'planner',
    'police_officer',
    'employment_officer',
    'clinician',
    'auditor',
    'admin',
  ]) // prettier-ignore
    expect((await (await server.as(who)).get('/caseload/facets')).status).toBe(403)
  expect((await server.stranger().get('/caseload/facets')).status).toBe(401)
  for (const query of ['unit=77777', 'status=x', 'name=x', 'to=2026-01-01&from=2026-01-02']) {
    const { status, body } = await (await server.as('social_officer')).get(`/caseload/facets?${query}`)
    expect([status, body.errors[0].path]).toEqual([400, query.split('=')[0]])
  }
})

test('the answer is not stored, and the log says what was asked', async () => {
  const client = server.stranger()
  await client.signIn('social_officer')
  const { headers } = await client.get('/caseload/facets?supportNeed=high')
  expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
  const { body } = await (await server.as('auditor')).get('/audit?limit=10')
  const line = body.items.find(({ route }: { route: string }) => route === 'GET /caseload/facets')
  expect(line).toMatchObject({
    username: 'social_officer',
    outcome: 'done',
    detail: { supportNeed: ['high'] },
  })
})
