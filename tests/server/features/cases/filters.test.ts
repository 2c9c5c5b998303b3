import { seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, type Trx } from '../../../../server/db/transactions.ts'
import { CASE_TABLES, casesWith } from '../../../../server/features/cases/case-values.ts'
import {
  CaseFilters,
  caseConditions,
  programmesOf,
  refuseUnknownUnits,
} from '../../../../server/features/cases/filters.ts'
import type { RandomPerson } from '../caseload/random-register.ts'
import { type Asked, fits, provinceOf, randomFilters } from '../caseload/register-oracle.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'

const parse = (query: Record<string, unknown>) => CaseFilters.safeParse(query)

describe('a query string', () => {
  test('may have one value or several of a filter', () => {
    expect(parse({ status: 'ost', sex: ['male', 'female'], located: 'false' }).data).toEqual({
      status: ['ost'],
      sex: ['male', 'female'],
      located: false,
    })
    expect(parse({}).data).toEqual({})
  })

  test.each([
    ['status', 'relapsed'],
    ['status', ['ost', 'relapsed']],
    ['programme', ''],
    ['sex', 'm'],
    ['ageBand', '0-11'],
    ['supportNeed', 'extreme'],
    ['work', 'idle'],
    ['trade', 'juggling'],
    ['unit', '1'],
    ['unit', "01' or true --"],
    ['from', '2026-02-30'],
    ['to', ['2026-01-01', '2026-02-01']],
    ['located', '1'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(parse({ [name]: value }).error?.issues[0]?.path).toEqual([name])
  })

  test('with a filter that nobody has is refused by name', () => {
    const [issue] = parse({ name: 'An' }).error?.issues ?? []
    expect(issue).toMatchObject({ code: 'unrecognized_keys', keys: ['name'] })
  })
})

describe('programmes', () => {
  test('are rehabilitation and what follows, unless asked otherwise', () => {
    expect(programmesOf({})).toEqual(['rehab', 'post_rehab'])
    expect(programmesOf({ programme: ['released_prisoner'] })).toEqual(['released_prisoner'])
  })

  test('never add released prisoners to others, and days never run backwards', () => {
    const mixed: CaseFilters = { programme: ['post_rehab', 'released_prisoner'] }
    expect(() => caseConditions(mixed, '2026-11-22')).toThrow(/programme: /)
    for (const to of ['2026-01-01', '2025-12-31'])
      expect(() => caseConditions({ from: '2026-01-01', to }, '2026-11-22')).toThrow(/to: /)
  })
})

describe('conditions', () => {
  let server: RegisterServer
  beforeAll(async () => {
    server = await registerServer('filters', 500)
  })
  afterAll(() => server?.close())

  /** Ids of the cases that fit, past every policy but the loader's. */
  function matching(query: Asked, tables: (filters: CaseFilters) => string): Promise<number[]> {
    const filters = CaseFilters.parse(
      Object.fromEntries(
        Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
      ), // prettier-ignore
    )
    const { sql, bindings } = caseConditions(filters, server.today)
    return asLoader(server.db, async (trx: Trx) => {
      const { rows } = await trx.raw(
        `select c.id::int as id from ${tables(filters)} where ${sql} order by c.id`,
        bindings,
      )
      return rows.map(({ id }: { id: number }) => id)
    })
  }

  const ids = (people: readonly RandomPerson[]) => people.map(({ id }) => id)

  test('find whom an independent count finds, with all tables or only those that are looked at', async () => {
    const random = seededRandom('conditions')
    for (let n = 0; n < 40; n++) {
      const asked = randomFilters(random, server.today)
      if (random() < 0.3) asked.located = [random() < 0.5 ? 'true' : 'false']
      const expected = ids(server.people.filter((person) => fits(person, asked, server.today)))
      expect(await matching(asked, () => CASE_TABLES)).toEqual(expected)
      expect(await matching(asked, (filters) => casesWith(Object.keys(filters)))).toEqual(expected)
    }
  })

  test('take a province with its communes and its queue, and a former district with its communes', async () => {
    const open = server.people.filter((person) => fits(person, {}, server.today))
    const ofProvince = open.filter(({ unitKey }) => provinceOf(unitKey) === '1')
    expect(await matching({ unit: ['01'] }, () => CASE_TABLES)).toEqual(ids(ofProvince))
    const zone = server.country.zones.find(({ to }) => to === null)
    const code = zone?.districtKey.replace('odistrict', '') ?? ''
    const ofDistrict = open.filter(({ unitKey }) => zone?.memberKeys.includes(unitKey))
    expect(ofDistrict.length).toBeGreaterThan(0)
    expect(await matching({ unit: [code] }, () => CASE_TABLES)).toEqual(ids(ofDistrict))
    const both = open.filter((person) => ofDistrict.includes(person) || provinceOf(person.unitKey) === '2')
    expect(await matching({ unit: [code, '02'] }, () => CASE_TABLES)).toEqual(ids(both))
  })

  test('know no unit that ended, and say so', async () => {
    const { services, today } = server
    const now = server.country.units.filter(({ until }) => until === null).map(({ code }) => code)
    const ended = server.country.units.find(({ level, code }) => level === 'commune' && !now.includes(code))
    await asLoader(server.db, async (trx) => {
      for (const code of ['99', ended?.code ?? '']) {
        const asked = refuseUnknownUnits({ trx, services, today }, { unit: ['01', code] })
        await expect(asked).rejects.toMatchObject({
          status: 400,
          errors: [{ path: 'unit', code: 'unknown_unit' }],
        })
      }
      await refuseUnknownUnits({ trx, services, today }, { unit: ['01', '101'] })
    })
  })
})
