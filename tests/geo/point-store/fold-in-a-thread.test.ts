import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ANYBODY } from '@hoanhap/geo/point-store/conditions.ts'
import type { FoldSnapshot } from '@hoanhap/geo/point-store/fold-store.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Change } from '@hoanhap/geo/point-store/schema.ts'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import { expect, test } from 'vitest'
import { SCHEMA } from './naive-store.ts'

const put = (id: number, unit: number): Change => ({
  kind: 'put',
  row: {
    id,
    unit,
    place: { x: id * 700_001, y: id * 70_001 },
    categories: [id % 5, null],
    numbers: [id, null],
    parts: [null],
  },
})

const BOOTSTRAP = new URL('../../../server/jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./fold-thread.ts', import.meta.url)

/** A thread of its own, as the server uses one; the buffers are shared, not copied. */
async function foldElsewhere(snapshot: FoldSnapshot, meanwhile: () => void): Promise<SegmentBuffers> {
  const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href } })
  try {
    worker.postMessage(snapshot)
    meanwhile()
    const [folded] = await once(worker, 'message')
    return folded as SegmentBuffers
  } finally {
    await worker.terminate()
  }
}

test('another thread folds while this one changes rows and answers', async () => {
  const store = new PointStore(SCHEMA)
  store.apply(Array.from({ length: 2000 }, (_none, id) => put(id, 7)))
  const everybody = { scope: 'everywhere', filter: ANYBODY } as const
  const byUnit = () => [...store.unitCounts(everybody).people]
  const snapshot = store.startFold()
  const folded = await foldElsewhere(snapshot, () => {
    store.apply([{ kind: 'remove', id: 3 }, put(4, 9), put(5000, 12)])
    expect(byUnit()).toEqual([0, 1998, 0, 1, 1, 0])
  })
  expect(folded.rows).toBe(2000)
  store.apply([put(6000, 300)])
  store.finishFold(snapshot, folded)
  expect(byUnit()).toEqual([0, 1998, 1, 1, 1, 0])
  expect(store.recentRows).toBe(3)
})
