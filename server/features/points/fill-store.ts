import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { type RowBatch, RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { caseSchema } from './case-schema.ts'
import { currentSnapshot, keepingUnits, trimChanges } from './queries.ts'
import { readOpenCases } from './read-cases.ts'
import { runBuild } from './run-build.ts'

/** A store, and the snapshot of the database of which it lacks nothing. */
export interface FollowedStore {
  store: PointStore
  snapshot: string
}

/** Sorting so few takes some milliseconds: less than starting a thread. */
const FEW_ROWS = 10_000

/**
 * All open cases. What changes meanwhile may be in or not: it comes after the snapshot, so that whoever
 * follows the log puts it right. Gives up, with what it has, as soon as `isWanted` says so.
 */
export async function fillStore(db: Database, isWanted: () => boolean): Promise<FollowedStore> {
  await asLoader(db, trimChanges)
  const { snapshot, units } = await asLoader(db, async (trx) => ({
    snapshot: await currentSnapshot(trx),
    units: await keepingUnits(trx),
  }))
  const schema = caseSchema(units)
  const rows = await readRows(db, schema, isWanted)
  return { snapshot, store: new PointStore(schema, await sorted(schema, rows)) }
}

async function readRows(db: Database, schema: StoreSchema, isWanted: () => boolean): Promise<RowBatch> {
  const collector = new RowCollector(schema)
  await readOpenCases(db, (rows) => {
    for (const row of rows) collector.add(row)
    return isWanted()
  })
  return collector.batch()
}

function sorted(schema: StoreSchema, rows: RowBatch): SegmentBuffers | Promise<SegmentBuffers> {
  return rows.count <= FEW_ROWS ? buildSegment(schema, rows) : runBuild({ kind: 'build', schema, rows })
}
