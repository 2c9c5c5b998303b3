import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdministrator } from '../../../support/database.ts'
import { type CaseServer, caseServer } from '../cases/people.ts'

let server: CaseServer
beforeAll(async () => {
  server = await caseServer()
})
afterAll(() => server?.close())

/** A social officer in a session of their own. */
async function officer() {
  const client = server.stranger()
  await client.signIn('social_officer')
  return client
}

/** What the log says of a route from some line on. */
async function linesAfter(id: number, route: string) {
  const { rows } = await asAdministrator(
    server.db,
    `select id::int as id, username, outcome, detail from audit_entry where id > ${id} and route = '${route}' order by id`,
  )
  return rows
}

async function lastLine(): Promise<number> {
  const { rows } = await asAdministrator(server.db, 'select coalesce(max(id), 0)::int as id from audit_entry')
  return Number(rows[0]?.id)
}

const ROUTES = [
  ['GET /tiles/cases/:z/:x/:y.mvt', (filter: string) => `/tiles/cases/3/6/3.mvt?${filter}`],
  ['GET /caseload/facets', (filter: string) => `/caseload/facets?${filter}`],
  ['GET /caseload', (filter: string) => `/caseload?level=commune&${filter}`],
] as const
const WORKS = ['seeking', 'placed', 'in_training', 'referred', 'left_job', 'self_employed'] as const

test.each(ROUTES)(
  '%s: one line before the first answer, one for all further filters',
  async (route, path) => {
    const client = await officer()
    const before = await lastLine()
    await client.get(path(`work=${WORKS[0]}`))
    const [first, ...others] = await linesAfter(before, route)
    expect(others).toEqual([])
    expect(first).toMatchObject({ username: 'social_officer', outcome: 'done' })
    expect(JSON.stringify(first?.detail)).toContain('seeking')
    for (const work of WORKS) await client.get(path(`work=${work}`))
    await client.get(path(`work=${WORKS[0]}`))
    await server.services.looks.end()
    const lines = await linesAfter(before, route)
    // A minute may have ended meanwhile, and the line is due after some seconds.
    expect(lines.length).toBeLessThan(WORKS.length)
    const told = lines.map(({ detail }) => JSON.stringify(detail)).join()
    for (const work of WORKS) expect(told).toContain(work)
  },
)

test('while the log cannot be written nobody gets an answer, and nothing is lost', async () => {
  const client = await officer()
  const before = await lastLine()
  const ask = async (work: string) => (await client.get(`/caseload/facets?work=${work}`)).status
  expect(await ask('seeking')).toBe(200)
  expect(await ask('placed')).toBe(200)
  await asAdministrator(server.db, 'revoke insert on audit_entry from hoanhap_app')
  await server.services.looks.end()
  expect(await ask('referred')).toBeGreaterThanOrEqual(400)
  await asAdministrator(server.db, 'grant insert on audit_entry to hoanhap_app')
  expect(await ask('referred')).toBe(200)
  await server.services.looks.end()
  const told = (await linesAfter(before, 'GET /caseload/facets'))
    .map(({ detail }) => JSON.stringify(detail))
    .join()
  for (const work of ['seeking', 'placed', 'referred']) expect(told).toContain(work)
})
