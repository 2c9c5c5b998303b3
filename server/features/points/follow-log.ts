import { setImmediate } from 'node:timers/promises'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Change, Row } from '@hoanhap/geo/point-store/schema.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader, type Trx } from '../../db/transactions.ts'
import type { FollowedStore } from './fill-store.ts'
import { type News, openCasesAmong } from './queries.ts'
import { PAGE_ROWS } from './read-cases.ts'

/** How many changes are taken in at once: less than 10 ms. */
const STEP_CHANGES = 500

/**
 * Takes in what is new. A case is put as it is now, however often it changed, so taking in a change twice is harmless.
 * @throws RangeError for a case that the store has no room for, such as one of a new unit
 */
export async function takeIn(db: Database, followed: FollowedStore, news: News): Promise<void> {
  const { caseIds, snapshot } = news
  if (caseIds.length > 0) await apply(followed.store, await asLoader(db, (trx) => changesOf(trx, caseIds)))
  followed.snapshot = snapshot
}

async function changesOf(trx: Trx, caseIds: readonly number[]): Promise<Change[]> {
  const open = new Map<number, Row>()
  for (let start = 0; start < caseIds.length; start += PAGE_ROWS)
    for (const row of await openCasesAmong(trx, caseIds.slice(start, start + PAGE_ROWS)))
      open.set(row.id, row)
  return caseIds.map((id): Change => {
    const row = open.get(id)
    return row ? { kind: 'put', row } : { kind: 'remove', id }
  })
}

async function apply(store: PointStore, changes: readonly Change[]): Promise<void> {
  for (let start = 0; start < changes.length; start += STEP_CHANGES) {
    if (start > 0) await setImmediate()
    store.apply(changes.slice(start, start + STEP_CHANGES))
  }
}
