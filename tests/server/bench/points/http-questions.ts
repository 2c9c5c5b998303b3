import { addDays } from '@hoanhap/geo/day.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { integerBetween, type Random, shuffle } from '@hoanhap/geo/random.ts'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import { tileOfSomebody } from './race.ts'

/** What is asked, as a path with a query. */
export type Question = string

/** What a page asks when a filter is touched: ten tiles, the choices beside the map, the counts by commune. */
const TILES_OF_A_LOOK = 10
const ZOOMS = [5, 6, 7, 8, 9, 10, 11, 12]

/** Questions with filters of which none is drawn twice: two columns with few people, two with many, or four and days. */
export function newQuestions(random: Random, rows: RowBatch) {
  const filters = newFilters(random)
  const tile = (zooms: readonly number[]): Question => {
    const { z, x, y } = tileOfSomebody(random, rows, zooms[integerBetween(random, 0, zooms.length - 1)] ?? 8)
    return `/tiles/cases/${z}/${x}/${y}.mvt?${filters()}`
  }
  const facets = (): Question => `/caseload/facets?${filters()}`
  const byCommune = (): Question => `/caseload?level=commune&${filters()}`
  let turn = 0
  return {
    tile: () => tile(ZOOMS),
    /** One after the other of what a page asks when a filter is touched. */
    look: (): Question => {
      turn = (turn + 1) % (TILES_OF_A_LOOK + 2)
      if (turn === 0) return facets()
      return turn === 1 ? byCommune() : tile(ZOOMS)
    },
    kinds: [
      ...[5, 8, 12].map((z): [string, () => Question] => [`tile z${z}`, () => tile([z])]),
      ['facets', facets],
      ['by commune', byCommune],
    ] as [string, () => Question][],
  }
}

/** The last day of which cases are kept, roughly: what matters is that no two filters are equal. */
const LAST_DAY = '2026-10-01'

function newFilters(random: Random): () => string {
  const drawn = new Set<string>()
  const some = (column: 'status' | 'work' | 'trade', count: number) =>
    shuffle(random, [...VALUES_OF[column]])
      .slice(0, count)
      .map((value) => `${column}=${value}`)
  const days = () => {
    const from = addDays(LAST_DAY, -integerBetween(random, 700, 1700))
    return [`from=${from}`, `to=${addDays(from, integerBetween(random, 300, 699))}`]
  }
  const kinds = [
    () => [...some('status', 2), ...some('trade', 6)],
    () => [...some('status', 15), ...some('work', 7)],
    () => [...some('status', 8), ...some('work', 5), ...some('trade', 14), 'sex=male', ...days()],
  ]
  const draw = (): string => {
    const filter = (kinds[drawn.size % kinds.length] ?? days)().join('&')
    if (drawn.has(filter)) return draw()
    drawn.add(filter)
    return filter
  }
  return draw
}
