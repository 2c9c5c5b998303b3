import { asLoader, asReleaseBuilder } from '../server/db/transactions.ts'
import { quarterDays } from '@hoanhap/geo/day.ts'
import { buildReleases } from '../server/features/releases/build-release.ts'
import { countRegister, personRanges } from '../server/features/releases/register-queries.ts'
import { smallRegister } from './geo/disclosure/generated-registers.ts'
import { testDatabase } from './support/database.ts'
import { insertPeople, insertUnits } from './server/features/releases/insert-register.ts'
const n = Number(process.argv[2])
const register = smallRegister('bench', { provinces: [4, 4], communes: [60, 60], means: [n / 240] })
console.log(register.people.length)
const db = await testDatabase()
try {
  let t = Date.now()
  const idOf = await asLoader(db, (trx) => insertUnits(trx, register))
  for (let i = 0; i < register.people.length; i += 500) await asLoader(db, (trx) => insertPeople(trx, register.people.slice(i, i + 500), idOf))
  console.log('inserted', Date.now() - t)
  for (const analyze of [false]) for (const period of ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']) {
    const ranges = await asReleaseBuilder(db, (trx) => personRanges(trx, 1000))
    const ms: number[] = []
    for (const range of ranges) { t = Date.now(); await asReleaseBuilder(db, (trx) => countRegister(trx, quarterDays(period).last, range, [])); ms.push(Date.now() - t) }
    t = Date.now()
    const [r] = await buildReleases(db, [period])
    console.log(period, 'batches', ms.join(' '), 'build ms', Date.now() - t, r!.cells, r!.hidden)
  }
} finally { await db.close() }
