import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asLoader } from '../../../../server/db/transactions.ts'
import { caseSchema } from '../../../../server/features/points/case-schema.ts'
import { copyOpenCases } from '../../../../server/features/points/copy-cases.ts'
import { copySource } from '../../../../server/features/points/copy-source.ts'
import { isFewPeople, keepingUnits } from '../../../../server/features/points/queries.ts'
import { runBuild } from '../../../../server/features/points/run-build.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'

const PEOPLE = 60

let server: RegisterServer
let schema: StoreSchema
beforeAll(async () => {
  server = await registerServer('thread', PEOPLE)
  schema = caseSchema(await asLoader(server.db, keepingUnits))
})
afterAll(() => server?.close())

const contentOf = ({ buffer, ...shape }: SegmentBuffers) => ({ ...shape, bytes: new Uint8Array(buffer) })

test('a thread that copies the open cases sorts them as this one does', async () => {
  const source = copySource(String(server.db.url))
  const here = buildSegment(schema, await copyOpenCases(source, schema))
  expect(here.rows).toBeGreaterThan(0)
  expect(contentOf(await runBuild({ kind: 'copy', schema, source }))).toEqual(contentOf(here))
})

test('a thread that cannot reach the database, or is given up, is told', async () => {
  const url = String(server.db.url)
  const nowhere = copySource(url.replace(/[^/]+$/, 'no_such_database'))
  await expect(runBuild({ kind: 'copy', schema, source: nowhere })).rejects.toThrow('no_such_database')
  const rows = new RowCollector(schema).batch()
  const givenUp = runBuild({ kind: 'build', schema, rows }, AbortSignal.timeout(0))
  await expect(givenUp).rejects.toThrow('timeout')
})

test('people are few up to as many as there are', async () => {
  const isFew = (most: number) => asLoader(server.db, (trx) => isFewPeople(trx, most))
  const { rows } = await asLoader(server.db, (trx) => trx.raw('select count(*)::int as people from person'))
  const { people } = rows[0]
  expect(await Promise.all([people - 1, people, people + 1].map(isFew))).toEqual([false, true, true])
})
