import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { caseSchema } from './case-schema.ts'
import { copyOpenCases } from './copy-cases.ts'
import { copySource } from './copy-source.ts'
import { currentSnapshot, isFewPeople, keepingUnits, trimChanges } from './queries.ts'
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
 * follows the log puts it right. On a signal it gives up.
 */
export async function fillStore(db: Database, signal: AbortSignal): Promise<FollowedStore> {
  await asLoader(db, trimChanges)
  const { snapshot, units } = await asLoader(db, async (trx) => ({
    snapshot: await currentSnapshot(trx),
    units: await keepingUnits(trx),
  }))
  const schema = caseSchema(units)
  return { snapshot, store: new PointStore(schema, await readBase(db, schema, signal)) }
}

/** Few are sorted here. A server has a connection for the thread that sorts many; of the embedded database there is only one. */
async function readBase(db: Database, schema: StoreSchema, signal: AbortSignal): Promise<SegmentBuffers> {
  if (db.url !== null) {
    const source = copySource(db.url)
    return (await asLoader(db, (trx) => isFewPeople(trx, FEW_ROWS)))
      ? buildSegment(schema, await copyOpenCases(source, schema))
      : runBuild({ kind: 'copy', schema, source }, signal)
  }
  const rows = await readOpenCases(db, schema, signal)
  return rows.count <= FEW_ROWS
    ? buildSegment(schema, rows)
    : runBuild({ kind: 'build', schema, rows }, signal)
}
