import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, Scenario, ScenarioInput } from '../../../../server/contract.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { TestServer } from '../../../support/server.ts'
import { countryWithEmployers } from './country-with-employers.ts'

let server: TestServer
let kept: Scenario
beforeAll(async () => {
  ;({ server } = await countryWithEmployers('scenario access'))
  kept = await keep(INPUT)
})
afterAll(() => server?.close())

/** Employers have the ids 1, 2, 3 ... here; there is none with 999. */
const INPUT: ScenarioInput = {
  name: 'Xưởng mới, một nơi dời đi',
  parameters: {
    service: 'employer',
    trade: null,
    catchmentKm: 40,
    decay: 'step',
    steps: '3',
    asOf: '2026-11-01',
  },
  edits: [
    { kind: 'add', location: [107.3, 13.7], capacity: 12 },
    { kind: 'move', placeId: 1, location: [107.2, 14.4] },
    { kind: 'resize', placeId: 2, capacity: 77 },
    { kind: 'resize', placeId: 1, capacity: 3 },
    { kind: 'remove', placeId: 3 },
    { kind: 'remove', placeId: 999 },
    { kind: 'add', location: [107.5, 14.9], capacity: 4 },
  ],
}

async function keep(input: ScenarioInput): Promise<Scenario> {
  const answer = await (await server.as('planner')).post('/scenarios', input)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

async function ask(query: string, who = 'planner'): Promise<Access> {
  const answer = await (await server.as(who)).get(`/access?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

test('a scenario answers what the query leaves open, and says which it was', async () => {
  const { parameters, method } = await ask(`scenario=${kept.id}`)
  expect(method).toBe('three-step floating catchment')
  expect(parameters).toMatchObject({
    ...{ service: 'employer', trade: null, catchmentKm: 40, decay: 'step', asOf: '2026-11-01' },
    scenario: { id: kept.id, name: kept.name, version: 1, editsWithoutPlace: 1 },
  })
  const changed = await ask(
    `scenario=${kept.id}&catchmentKm=15&decay=none&steps=2&trade=welding&asOf=2025-06-30`,
  )
  expect(changed.method).toBe('two-step floating catchment')
  expect(changed.parameters).toMatchObject({
    catchmentKm: 15,
    decay: 'none',
    trade: 'welding',
    asOf: '2025-06-30',
  })
  expect((await ask('catchmentKm=40')).parameters).not.toHaveProperty('scenario')
})

test('whoever keeps no records is told the same of a scenario', async () => {
  const expected = await ask(`scenario=${kept.id}`)
  for (const who of ['city_official', 'employment_officer'])
    expect(await ask(`scenario=${kept.id}`, who)).toEqual(expected)
})

test('a changed scenario changes the answer, which was not to be asked again before', async () => {
  const client = await server.as('planner')
  const mine = await keep({ ...INPUT, name: 'Thử', edits: [] })
  const path = `/access?scenario=${mine.id}`
  const before = await client.get(path)
  const headers = { 'If-None-Match': before.headers.get('etag') ?? '' }
  expect((await client.send('GET', path, { headers })).status).toBe(304)
  await client.send('PATCH', `/scenarios/${mine.id}`, {
    body: { edits: INPUT.edits.slice(0, 1) },
    headers: { 'If-Match': '"v1"' },
  })
  const after = await client.send('GET', path, { headers })
  expect(after.status).toBe(200)
  expect(after.body.summary.capacityTotal).toBe(before.body.summary.capacityTotal + 12)
})

test.each([
  ['scenario=999999', 'scenario'],
  ['scenario=next', 'scenario'],
  ['scenario=99999999999', 'scenario'],
  ['scenario=1&service=ost_clinic', 'service'],
])('%s is refused, naming %s', async (query, path) => {
  const { status, body } = await (await server.as('planner')).get(`/access?${query}`)
  expect([status, body.errors[0].path]).toEqual([400, path])
})

test('services are told apart by no trade, also in a scenario', async () => {
  const { id } = await keep({
    ...INPUT,
    parameters: { ...INPUT.parameters, service: 'ost_clinic' },
    edits: [],
  })
  const { status, body } = await (await server.as('planner')).get(`/access?scenario=${id}&trade=welding`)
  expect([status, body.errors[0].path]).toEqual([400, 'trade'])
})

// The last of all, since it changes the places.
test('places in a scenario count as if they really were so', async () => {
  const before = await ask('catchmentKm=40&decay=step&steps=3&asOf=2026-11-01')
  const tried = await ask(`scenario=${kept.id}`)
  expect(tried.rows).not.toEqual(before.rows)
  await asLoader(server.db, (trx) => trx.raw(MADE_REAL))
  const real = await ask('catchmentKm=40&decay=step&steps=3&asOf=2026-11-01')
  expect(tried.rows).toEqual(real.rows)
  expect(tried.summary).toEqual(real.summary)
})

const MADE_REAL = `
  update employer set location = st_setsrid(st_makepoint(107.2, 14.4), 4326), version = version + 1 where id = 1;
  update vacancy set openings = case employer_id when 1 then 3 else 77 end where employer_id in (1, 2);
  delete from employer where id = 3;
  with made as (
    insert into employer (name, location, unit_id)
    select v.name, st_setsrid(st_makepoint(v.lon, v.lat), 4326), (select min(unit_id) from employer)
    from (values ('Xưởng thử A', 107.3, 13.7), ('Xưởng thử B', 107.5, 14.9)) v (name, lon, lat)
    returning id, name
  )
  insert into vacancy (employer_id, trade, openings)
  select id, 'welding', case name when 'Xưởng thử A' then 12 else 4 end from made`
