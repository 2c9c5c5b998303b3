import { quantile } from '@hoanhap/geo/bench/measure.ts'
import { conditionsOf, FILTER_KINDS, newFilters } from '@hoanhap/geo/bench/register.ts'
import { all } from '@hoanhap/geo/point-store/conditions.ts'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { tileOfSomebody } from './race.ts'
import { CELL_LEVELS } from './sql-anchor.ts'

interface Filled {
  store: PointStore
  rows: RowBatch
}

const TURNS = 60

/** How much longer a tile takes with ten times as many people: the same filters for both, in turns. */
export function compareGrowth(small: Filled, large: Filled): void {
  for (const z of [8, 10, 12]) {
    const filters = newFilters(seededRandom(`growth ${z}`))
    const times: Record<'small' | 'large', number[]> = { small: [], large: [] }
    const random = seededRandom(`growth tiles ${z}`)
    for (let turn = 0; turn < TURNS; turn++) {
      const filter = all(conditionsOf(filters(FILTER_KINDS[turn % FILTER_KINDS.length] ?? 'broad')))
      for (const [name, { store, rows }] of [
        ['small', small],
        ['large', large],
      ] as const) {
        const tile = tileOfSomebody(random, rows, z)
        const start = performance.now()
        store.clusters({ scope: 'everywhere', filter }, tile, z + CELL_LEVELS)
        times[name].push(performance.now() - start)
      }
    }
    const [before, after] = [quantile(times.small, 0.5), quantile(times.large, 0.5)]
    console.log(
      `tile z${z}, 1M to 10M       ${before.toFixed(3)} ms to ${after.toFixed(3)} ms: ${(after / before).toFixed(1)}x  (gate 5x)`,
    )
  }
}
