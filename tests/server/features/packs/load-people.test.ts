import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastFullQuarters } from '@hoanhap/geo/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseloadOf, countedOn } from '../../../../seeds/synthetic-people/caseload.ts'
import type { SyntheticPerson } from '../../../../seeds/synthetic-people/person.ts'
import type { SyntheticUnit } from '../../../../seeds/synthetic-people/units.ts'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { createDemoAccounts, replaceDemoScopes } from '../../../../server/features/accounts/demo-accounts.ts'
import { type IdentityField, identityCell } from '../../../../server/features/cases/identity.ts'
import { noteCell } from '../../../../server/features/cases/record-queries.ts'
import { loadPack } from '../../../../server/features/packs/load-pack.ts'
import { wantedPack } from '../../../../server/features/packs/wanted-pack.ts'
import { open } from '../../../../server/secrets/seal.ts'
import { asAdministrator, testDatabase } from '../../../support/database.ts'
import { testKeys } from '../../../support/keys.ts'
import { writePeoplePack } from './people-pack.ts'

const TODAY = '2026-11-22'
const COUNT = 1200
const QUARTERS = lastFullQuarters(TODAY, 4)

let db: Database
let folder: string
let people: SyntheticPerson[]
let units: SyntheticUnit[]

beforeAll(async () => {
  folder = writePeoplePack(mkdtempSync(join(tmpdir(), 'hoanhap-people-')))
  const { pack } = await wantedPack({ dir: folder, syntheticPeople: COUNT, today: TODAY }, () => {})
  people = pack.people
  units = pack.units.flatMap(({ level, ...unit }) =>
    level === 'district' ? [] : [{ ...unit, level, geometry: null }],
  )
  db = await testDatabase()
})
afterAll(async () => {
  await db?.close()
  rmSync(folder, { recursive: true, force: true })
})

const options = () => ({ dir: folder, withSyntheticPeople: COUNT, today: TODAY, keys: testKeys() })

async function rowsOf<T>(sql: string): Promise<T[]> {
  const { rows } = await asAdministrator(db, sql)
  return rows as T[]
}

/** `{value: count}` of one column of the register. */
async function counts(value: string, where = 'c.closed_on is null'): Promise<Record<string, number>> {
  const rows = await rowsOf<{ value: string; count: number }>(
    `select ${value} as value, count(*)::int as count from case_file c
     join person p on p.id = c.person_id join unit u on u.id = p.unit_id
     join residence r on r.case_id = c.id and upper_inf(r.stay)
     join support_file s on s.case_id = c.id join work_file w on w.case_id = c.id join health_file h on h.case_id = c.id
     where ${where} group by 1`,
  )
  return Object.fromEntries(rows.map((row) => [row.value, row.count]))
}

function tally(values: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const value of values) result[value] = (result[value] ?? 0) + 1
  return result
}

describe('a load that is cut short among the people', () => {
  test('leaves nobody behind when the next one begins', async () => {
    const killAt = (wanted: string) => (line: string) => {
      if (line.includes(wanted)) throw new Error('killed')
    }
    await expect(loadPack(db, options(), killAt('people 500'))).rejects.toThrow('killed')
    expect(await rowsOf('select count(*)::int as there from person')).toEqual([{ there: 500 }])
    await expect(loadPack(db, options(), killAt('units'))).rejects.toThrow('killed')
    for (const table of REGISTER)
      expect([table, ...(await rowsOf(`select count(*)::int as there from ${table}`))]).toEqual([
        table,
        { there: 0 },
      ])
  })
})

describe('a loaded register', () => {
  beforeAll(async () => {
    await loadPack(db, options())
  })

  test('holds everybody, once, as synthetic', async () => {
    const [found] =
      await rowsOf(`select count(*)::int as people, count(distinct c.person_id)::int as with_case,
      bool_and(p.synthetic) as synthetic, (count(*) filter (where c.closed_on is null))::int as open
      from person p left join case_file c on c.person_id = p.id`)
    expect(found).toEqual({ people: people.length, with_case: people.length, synthetic: true, open: COUNT })
  })

  test('counts today what the people themselves say', async () => {
    const counted = countedOn(people, TODAY)
    expect(await counts('u.code')).toEqual(tally(counted.map(({ stay }) => stay.code)))
    expect(await counts('c.status')).toEqual(tally(counted.map(({ values }) => values.status)))
    expect(await counts('p.sex')).toEqual(tally(counted.map(({ values }) => values.sex)))
    expect(await counts('w.work')).toEqual(tally(counted.map(({ values }) => values.work)))
    expect(await counts(`coalesce(w.trade_wanted, 'none')`)).toEqual(
      tally(counted.map(({ values }) => values.trade)),
    )
    expect(
      await counts(`case when s.need_expires_on > date '${TODAY}' then s.need_band else 'none' end`),
    ).toEqual(tally(counted.map(({ values }) => values.supportNeed)))
    expect(await counts('(r.location is not null)::text')).toEqual(
      tally(counted.map(({ located }) => String(located))),
    )
  })

  test('keeps status, end and substance of every case as it was written last', async () => {
    const states = people.map(({ changes, closedOn, substance }) => {
      const last = changes.findLast(({ toStatus }) => toStatus !== 'moved')
      return [last?.toStatus, last?.effectiveOn, last?.plannedEnd ?? '', closedOn ?? '', substance].join(' ')
    })
    const state = `concat_ws(' ', c.status, c.status_since, coalesce(c.planned_end::text, ''), coalesce(c.closed_on::text, ''), h.substance)`
    expect(await counts(state, 'true')).toEqual(tally(states))
  })

  test('has every point inside the boundary of the unit in charge, and none of an earlier stay', async () => {
    const [found] =
      await rowsOf(`select (count(*) filter (where not st_covers(b.geom, r.location)))::int as outside,
      (count(*) filter (where not upper_inf(r.stay)))::int as past, (count(*) filter (where r.place_key is null))::int as unkeyed
      from residence r join unit_boundary b on b.unit_id = r.unit_id where r.location is not null`)
    expect(found).toEqual({ outside: 0, past: 0, unkeyed: 0 })
    const stays = await rowsOf<{ code: string; from: string }>(
      `select u.code, lower(r.stay)::text as from from residence r join unit u on u.id = r.at_unit_id`,
    )
    expect(tally(stays.map(({ code, from }) => `${code} ${from}`))).toEqual(
      tally(people.flatMap(({ stays }) => stays.map(({ code, from }) => `${code} ${from}`))),
    )
  })

  test('takes whoever moved along with everything that belongs to them', async () => {
    expect(people.some(({ stays }) => stays.length > 1)).toBe(true)
    for (const table of REGISTER.filter((name) => name !== 'person' && name !== 'case_file')) {
      const owner = ['person_identity', 'identity_index'].includes(table) ? 'person_id' : 'case_id'
      const other = owner === 'person_id' ? 'c.person_id' : 'c.id'
      const left = await rowsOf(
        `select t.unit_id from ${table} t join case_file c on ${other} = t.${owner} where t.unit_id <> c.unit_id`,
      )
      expect([table, left]).toEqual([table, []])
    }
  })

  test('publishes what the counts of the same people would be, and hides small numbers', async () => {
    const rows = await rowsOf<{ key: string; state: string; count: number | null }>(
      `select r.period || ' ' || u.level || ' ' || u.code || ' ' || c.indicator || ' ' || c.value as key, c.state, c.count
       from release_cell c join release r on r.id = c.release_id join unit u on u.id = c.unit_id where r.source = 'register'`,
    )
    const published = new Map(rows.map((row) => [row.key, row]))
    const expected = caseloadOf(people, units, QUARTERS)
    const shown = expected.filter(({ period, level, code, indicator, value, count }) => {
      const cell = published.get(`${period} ${level} ${code} ${indicator} ${value}`)
      expect(cell, `${period} ${code} ${indicator} ${value}`).toBeDefined()
      if (cell?.state === 'suppressed') expect(cell.count).toBeNull()
      else expect([code, indicator, value, cell?.count]).toEqual([code, indicator, value, count])
      return cell?.state === 'value'
    })
    expect(new Set(shown.map(({ period }) => period))).toEqual(new Set(QUARTERS))
    expect(shown.length).toBeGreaterThan(50)
  })

  test('opens only with its keys, cell by cell', async () => {
    const rows = await rowsOf<{ id: string; field: IdentityField; sealed: string; key_version: number }>(
      `select person_id::text as id, field, encode(sealed, 'base64') as sealed, key_version from person_identity order by person_id`,
    )
    const read = rows.map(({ id, field, sealed, key_version }) => {
      const text = open(testKeys(), Buffer.from(sealed, 'base64'), identityCell(id, field), key_version)
      return `${field} ${text}`
    })
    const written = people.flatMap(({ identity }) =>
      Object.entries(identity).flatMap(([field, text]) => (text === null ? [] : [`${field} ${text}`])),
    )
    expect(tally(read)).toEqual(tally(written))
    const [note] = await rowsOf<{ case_id: number; note: string; key_version: number }>(
      `select case_id::int, encode(note_sealed, 'base64') as note, key_version from service_event where note_sealed is not null limit 1`,
    )
    const sealed = Buffer.from(note?.note ?? '', 'base64')
    const notes = people.flatMap(({ services }) => services.map((service) => service.note))
    expect(notes).toContain(open(testKeys(), sealed, noteCell(note?.case_id ?? 0), note?.key_version ?? 0))
  })

  test('holds no name, number or address in clear', async () => {
    const { identity } = people.find(
      ({ identity: { idNumber, phone } }) => idNumber && phone,
    ) as SyntheticPerson
    for (const table of REGISTER) {
      for (const secret of [identity.name, identity.idNumber, identity.phone, identity.address]) {
        const found = await rowsOf(`select from ${table} t where t::text like '%${secret}%'`)
        expect([table, found.length]).toEqual([table, 0])
      }
    }
  })

  test('puts the commune accounts of the demo where most open cases of the first drawn province are', async () => {
    await createDemoAccounts(db)
    const byCommune = tally(countedOn(people, TODAY).map(({ stay }) => stay.code))
    const most = Object.entries(byCommune)
      .filter(([code]) => code.startsWith('90'))
      .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))[0]?.[0]
    const scopes = () =>
      rowsOf(`select a.username, u.code from account a join account_scope s on s.account_id = a.id join unit u on u.id = s.unit_id
        where a.username in ('police_officer', 'social_officer', 'social_officer_commune') order by 1`)
    const expected = [
      { username: 'police_officer', code: most },
      { username: 'social_officer', code: '90' },
      { username: 'social_officer_commune', code: most },
    ]
    expect(await scopes()).toEqual(expected)
    await asAdministrator(db, `update account_scope set unit_id = (select id from unit where code = '93001')`)
    await asLoader(db, replaceDemoScopes)
    expect(await scopes()).toEqual(expected)
  })
})

/** Every table that holds somebody. */
const REGISTER = [
  'person',
  'person_identity',
  'identity_index',
  'case_file',
  'episode',
  'status_change',
  'residence',
  'support_file',
  'work_file',
  'health_file',
  'treatment_file',
  'consent',
  'service_event',
  'need_assessment',
]
