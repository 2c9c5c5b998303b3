import { afterAll, beforeAll, test } from 'vitest'
import { realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ template: realTemplate })
}, 600_000)
afterAll(() => server.close())
test('perf', async () => {
  const c = await server.as('planner')
  server.services.config.checkResponses = false
  for (const q of [
    'caseload?level=commune',
    'caseload?level=commune',
    'caseload?level=district',
    'caseload?level=district',
    'caseload?level=commune&asOf=2025-06-30',
    'caseload?level=commune&asOf=2025-06-30',
    'caseload?level=district&asOf=2025-06-30',
    'coverage?level=commune',
    'coverage?level=commune',
    'coverage?level=district',
  ]) {
    const t = performance.now()
    const u = process.cpuUsage()
    const a = await c.get(`/${q}`)
    const v = process.cpuUsage(u)
    console.log(
      'PERF',
      q,
      'cpu',
      Math.round((v.user + v.system) / 1000),
      'wall',
      Math.round(performance.now() - t),
      a.status,
    )
  }
}, 600_000)
