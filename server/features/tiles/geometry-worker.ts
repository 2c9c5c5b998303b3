import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { batchesByPlane } from './batches.ts'
import { cutTiles } from './cut-tiles.ts'
import type { GeometryJob, GeometryMessage } from './geometry-job.ts'
import { LEVELS_OF_DETAIL } from './levels-of-detail.ts'
import { dissolve, type Shapes, simplifyTogether } from './shapes.ts'

/**
 * Thread that joins outlines, simplifies every layer into its levels of detail and cuts the tiles, so that the server
 * goes on answering meanwhile. It opens no connection: the results go to the parent, which stores them.
 */
const [job] = (await once(parentPort as MessagePort, 'message')) as [GeometryJob]
const stepCount = 1 + LEVELS_OF_DETAIL.length * (1 + job.tileSets.length)
let stepsDone = 0

function say(message: GeometryMessage): void {
  parentPort?.postMessage(message)
}

function step(): void {
  stepsDone += 1
  say({ kind: 'progress', done: stepsDone, of: stepCount })
}

/** Adds the joined shapes, in order, to those they are made of. */
async function withJoined(shapes: Shapes): Promise<Shapes> {
  for (const joined of job.joined.flatMap(batchesByPlane)) {
    const groups = new Map(
      joined.map(({ key, memberKeys }) => [key, memberKeys.flatMap((member) => shapes.get(member) ?? [])]),
    )
    for (const [key, geometry] of await dissolve(groups)) shapes.set(key, geometry)
  }
  return shapes
}

async function shapesOfDetail(intervalMeters: number): Promise<Shapes> {
  const shapes: Shapes = new Map()
  for (const layer of job.layers) {
    const drawn: Shapes = new Map(layer.shapes.map(({ key, geometry }) => [key, geometry]))
    for (const [key, geometry] of await simplifyTogether(drawn, intervalMeters)) shapes.set(key, geometry)
  }
  return withJoined(shapes)
}

async function sayOutlines(): Promise<void> {
  const drawn = job.layers.flatMap(({ shapes }) =>
    shapes.map(({ key, geometry }) => [key, geometry] as const),
  )
  const shapes = await withJoined(new Map(drawn))
  const outlines = job.joined.flat().flatMap(({ key }) => {
    const geometry = shapes.get(key)
    return geometry ? [{ key, geometry }] : []
  })
  say({ kind: 'outlines', outlines })
  step()
}

await sayOutlines()
for (const detail of LEVELS_OF_DETAIL) {
  const shapes = await shapesOfDetail(detail.intervalMeters)
  step()
  for (const plan of job.tileSets) {
    say({ kind: 'tiles', set: plan.set, tiles: cutTiles(plan, shapes, detail) })
    step()
  }
}
say({ kind: 'finished' })
