import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { runBuild } from './run-build.ts'

/** Sorts what was changed in among the rest, in a thread; questions and changes go on meanwhile. */
export async function foldPoints(store: PointStore): Promise<void> {
  const snapshot = store.startFold()
  try {
    store.finishFold(snapshot, await runBuild({ kind: 'fold', snapshot }))
  } catch (error) {
    store.abandonFold(snapshot)
    throw error
  }
}
