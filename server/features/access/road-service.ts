import type { Reach } from '@hoanhap/geo/access/reach.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import { z } from 'zod'
import { batchesOf, type RoadBatch } from './road-batches.ts'

/** What a table of distances looks like in the table API of OSRM, version 1; metres. */
const Snapped = z.array(z.object({ distance: z.number().min(0).default(0) }))
const Table = z.object({
  code: z.literal('Ok'),
  distances: z.array(z.array(z.number().min(0).nullable())),
  sources: Snapped,
  destinations: Snapped,
})

export interface RoadLimits {
  /** Milliseconds that one table, and that all tables of one question, may take. */
  tableMs: number
  questionMs: number
  /** After a failure the service is left alone for so long. */
  restMs: number
}

const USUAL: RoadLimits = { tableMs: 5000, questionMs: 20_000, restMs: 30_000 }
const AT_ONCE = 4
/** About 100 bytes each. */
const MOST_KNOWN = 1_000_000

/**
 * Ways by road as a routing service knows them (`ROUTING_URL`). It is asked about points inside communes and about places
 * that are public, and about nothing else; what it answered is remembered as long as the server runs.
 */
export class RoadService {
  readonly #base: string
  readonly #limits: RoadLimits
  readonly #known = new Map<string, number>()
  #failures = 0
  #restsUntil = 0

  constructor(url: URL, limits: RoadLimits = USUAL) {
    this.#base = url.href.replace(/\/+$/, '')
    this.#limits = limits
  }

  /** A text that changes when the service fails and when it may be asked again: what was answered without it is not kept. */
  state(): string {
    return `${this.#failures}${this.#rests() ? ' rests' : ''}`
  }

  /**
   * Kilometres on the way for every pair, in their order; Infinity where no road leads there. Null when the service does
   * not answer, too late or not as it should: then no way by road is known, rather than some.
   */
  async kilometres(
    origins: readonly LonLat[],
    places: readonly LonLat[],
    pairs: Pick<Reach, 'starts' | 'places'>,
  ): Promise<Float64Array | null> {
    if (this.#rests()) return null
    if (this.#known.size > MOST_KNOWN) this.#known.clear()
    const isKnown = (origin: number, place: number) =>
      this.#known.has(keyOf(origins[origin] as LonLat, places[place] as LonLat))
    try {
      await this.#ask(batchesOf(origins, places, pairs, isKnown))
    } catch {
      // The reason may hold the address, which may hold a password; that it failed stands in the answer.
      this.#failures += 1
      this.#restsUntil = Date.now() + this.#limits.restMs
      return null
    }
    return this.#recalled(origins, places, pairs)
  }

  #rests(): boolean {
    return Date.now() < this.#restsUntil
  }

  async #ask(batches: readonly RoadBatch[]): Promise<void> {
    const deadline = AbortSignal.timeout(this.#limits.questionMs)
    const waiting = batches.values()
    const worker = async () => {
      for (const batch of waiting) await this.#askTable(batch, deadline)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  async #askTable({ origins, places }: RoadBatch, deadline: AbortSignal): Promise<void> {
    const points = [...origins, ...places].map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`)
    const numbers = points.map((_, index) => index)
    const sources = numbers.slice(0, origins.length).join(';')
    const destinations = numbers.slice(origins.length).join(';')
    const response = await fetch(
      `${this.#base}/table/v1/driving/${points.join(';')}?sources=${sources}&destinations=${destinations}&annotations=distance`,
      { signal: AbortSignal.any([deadline, AbortSignal.timeout(this.#limits.tableMs)]), redirect: 'error' },
    )
    if (!response.ok) throw new Error(`the routing service answered ${response.status}`)
    const table = Table.parse(await response.json())
    origins.forEach((origin, row) => {
      places.forEach((place, column) => {
        this.#known.set(keyOf(origin, place), kilometresOf(table, row, column))
      })
    })
  }

  #recalled(
    origins: readonly LonLat[],
    places: readonly LonLat[],
    { starts, places: columns }: Pick<Reach, 'starts' | 'places'>,
  ): Float64Array {
    const km = new Float64Array(columns.length)
    origins.forEach((origin, row) => {
      for (let pair = starts[row] as number; pair < (starts[row + 1] as number); pair++) {
        km[pair] = this.#known.get(keyOf(origin, places[columns[pair] as number] as LonLat)) ?? Infinity
      }
    })
    return km
  }
}

const keyOf = (origin: LonLat, place: LonLat) => `${origin[0]},${origin[1]};${place[0]},${place[1]}`

/** The way to the nearest road, along it, and from it to the place. @throws for a table of another size */
function kilometresOf(
  { distances, sources, destinations }: z.infer<typeof Table>,
  row: number,
  column: number,
) {
  const metres = distances[row]?.[column]
  const [from, to] = [sources[row], destinations[column]]
  if (metres === undefined || !from || !to) throw new Error('the routing service answered another table')
  return metres === null ? Infinity : (from.distance + metres + to.distance) / 1000
}
