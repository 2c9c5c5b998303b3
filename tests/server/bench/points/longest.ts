import { median, quantile } from '@hoanhap/geo/bench/measure.ts'
import { type BenchFilter, conditionsOf, type FilterKind, REGISTER } from '@hoanhap/geo/bench/register.ts'
import { ANYBODY, all, among } from '@hoanhap/geo/point-store/conditions.ts'
import { foldStore } from '@hoanhap/geo/point-store/fold-store.ts'
import type { PointStore, Question } from '@hoanhap/geo/point-store/point-store.ts'
import type { Change, Row } from '@hoanhap/geo/point-store/schema.ts'
import { atOnce } from '@hoanhap/geo/point-store/steps.ts'

const TURNS = 15
const CHANGED = 1000
const WORLD = { z: 0, x: 0, y: 0 }

/** What takes longest of all that is asked of one thread, over a whole country; the goal is 10 ms for each. */
export function timeLongest(store: PointStore, filters: (kind: FilterKind) => BenchFilter): void {
  const question = (): Question => ({ scope: 'everywhere', filter: all(conditionsOf(filters('five'))) })
  time('by commune', () => store.unitCounts(question()))
  time('by former commune', () => store.partCounts(question(), 'former'))
  time('all facets, nothing chosen', () => atOnce(store.facets({ ...everyFacet(0), scope: 'everywhere' })))
  time('all facets, five chosen', () => atOnce(store.facets({ ...everyFacet(5), scope: 'everywhere' })))
  time('cells of zoom 4', () => store.cells(question(), WORLD, 4))
  time('cells of zoom 17, all of them', () => store.cells(question(), WORLD, 17))
  time(`${CHANGED} changes`, () => store.apply(changesOf(store)))
  timeFold(store)
}

function time(name: string, work: () => unknown): void {
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  console.log(
    `${name.padEnd(32)}${median(times).toFixed(2).padStart(9)} ms, at most ${quantile(times, 1).toFixed(1)} ms`,
  )
}

function everyFacet(chosen: number) {
  const facets = REGISTER.categories.map(({ name, values }, facet) => ({
    values: Array.from({ length: values }, (_none, value) => among(name, [value])),
    chosen: facet < chosen ? [0, 1] : null,
  }))
  return { fixed: ANYBODY, facets, units: null }
}

function changesOf(store: PointStore): Change[] {
  return Array.from({ length: CHANGED }, (_none, index) => index * 37 + 1).flatMap((id): Change[] => {
    const row = store.row(id)
    return row ? [{ kind: 'put', row: moved(row) }] : []
  })
}

const moved = (row: Row): Row => ({
  ...row,
  unit: REGISTER.units[(row.id * 31) % REGISTER.units.length] as number,
})

function timeFold(store: PointStore): void {
  const snapshot = store.startFold()
  const folding = performance.now()
  const folded = foldStore(snapshot)
  const seconds = (performance.now() - folding) / 1000
  store.apply(changesOf(store))
  const start = performance.now()
  store.finishFold(snapshot, folded)
  const swap = performance.now() - start
  console.log(
    `a fold takes ${seconds.toFixed(2)} s in its thread; taking it over with ${CHANGED} changes ${swap.toFixed(1)} ms`,
  )
}
