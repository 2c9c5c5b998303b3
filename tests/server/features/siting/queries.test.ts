import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader, asStats } from '../../../../server/db/transactions.ts'
import { communesAround } from '../../../../server/features/siting/queries.ts'
import { testDatabase } from '../../../support/database.ts'
import { drawnUnits } from '../employers/drawn-units.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await asLoader(db, drawnUnits)
})
afterAll(() => db?.close())

async function codesAround(points: [number, number][], asOf: string): Promise<(string | null)[]> {
  return asStats(db, async (trx) => {
    const found = await communesAround(trx, points, asOf)
    const codes: { rows: { id: number; code: string }[] } = await trx.raw('select u.id, u.code from unit u')
    const codeOf = new Map(codes.rows.map(({ id, code }) => [id, code]))
    return found.map((id) => (id === null ? null : (codeOf.get(id) ?? 'unknown')))
  })
}

test('each point gets the commune of the day around it, in the order of the points; none outside of all', async () => {
  const points: [number, number][] = [
    [2.3, 48.8],
    [108.02, 16.05],
  ]
  expect(await codesAround(points, '2026-01-01')).toEqual([null, '00101'])
  expect(await codesAround([...points].reverse(), '2025-06-30')).toEqual(['00901', null])
})

test('no points have no communes', async () => {
  expect(await codesAround([], '2026-01-01')).toEqual([])
})
