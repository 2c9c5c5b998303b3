import { afterAll, beforeAll, expect, test } from 'vitest'
import { realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ template: realTemplate })
}, 600_000)
afterAll(() => server.close())
test('perf', async () => {
  const c = await server.as('planner')
  for (const q of [
    'level=commune',
    'level=commune',
    'level=province',
    'level=district',
    'level=district',
    'level=commune&asOf=2025-06-30',
    'level=commune&asOf=2025-06-30',
    'level=district&asOf=2025-06-30',
    'level=province&asOf=2025-06-30',
    'level=commune&asOf=2026-01-01',
    'level=province&by=status',
  ]) {
    const t = performance.now()
    const a = await c.get(`/caseload?${q}`)
    const states: Record<string, number> = {}
    for (const r of a.body.rows) states[r.state] = (states[r.state] ?? 0) + 1
    console.log(
      'caseload',
      q,
      a.status,
      a.body.rows.length,
      Math.round(performance.now() - t),
      JSON.stringify(states),
      a.bytes.length,
      JSON.stringify(a.body.total),
      JSON.stringify(a.body.notMapped),
    )
  }
  for (const q of [
    'coverage?level=commune',
    'coverage?level=commune',
    'coverage?level=district',
    'coverage?level=commune&asOf=2025-06-30',
    'employers?limit=1000',
    'services?limit=1000',
    'employers?unit=01&limit=1000',
    'releases',
  ]) {
    const t = performance.now()
    const a = await c.get(`/${q}`)
    console.log(q, a.status, Math.round(performance.now() - t), a.bytes.length, a.body.total)
  }
  const hn = (await c.get('/caseload?level=province&unit=01&by=supportNeed')).body
  console.log(JSON.stringify(hn.rows))
  expect(1).toBe(1)
}, 600_000)
