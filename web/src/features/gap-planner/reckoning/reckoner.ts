import {
  type Origin,
  type Scored,
  type ScoreSettings,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import { type KnownPlaces, knowPlaces, scoresWith } from '@hoanhap/geo/access/what-if.ts'
import { applyEdits, type ExistingPlace, type TrialEdit } from '../trial/edits.ts'
import {
  type DemandRow,
  type ReckonedSummary,
  type Setting,
  type SupplyPlace,
  settledAt,
} from './reckoning.ts'

/** What the page asks. Communes and places that it asked with before it does not send again. */
export interface Request {
  id: number
  communes: readonly DemandRow[] | null
  places: readonly ExistingPlace[] | null
  edits: readonly TrialEdit[]
  setting: Setting
}

/** One number for each commune that has a point, in their order. */
export interface Columns {
  unitIds: Float64Array
  score: Float64Array
  scoreLow: Float64Array
  scoreHigh: Float64Array
  /** Infinity without any place. */
  nearestKm: Float64Array
  capacityWithin: Float64Array
  coveredShare: Float64Array
  summary: ReckonedSummary
}

export interface Answer {
  id: number
  /** Null where it is the one of the answer before. */
  base: Columns | null
  trial: Columns | null
  milliseconds: number
}

/** The numbers of a question that has no answer: a reach of nothing, a point that is none. */
export interface Refusal {
  id: number
  refused: string
}

type Commune = Origin & { unitId: number }

/** The same functions as on the server, with what was reckoned before at hand. */
export class Reckoner {
  private communes: readonly Commune[] = []
  private places: readonly ExistingPlace[] = []
  private base: KnownPlaces | null = null
  private baseKey = ''
  private staying: KnownPlaces | null = null
  private stayingKey = ''

  answer(request: Request): Answer | Refusal {
    const start = performance.now()
    try {
      const isNew = this.prepare(request)
      const base = this.base as KnownPlaces
      return {
        id: request.id,
        base: isNew ? this.columns(base.scores, this.places) : null,
        trial: request.edits.length > 0 ? this.tried(request.edits, base.settings) : null,
        milliseconds: performance.now() - start,
      }
    } catch (error) {
      this.baseKey = ''
      if (error instanceof RangeError) return { id: request.id, refused: error.message }
      throw error
    }
  }

  /** Whether the places as they are had to be reckoned anew. */
  private prepare({ communes, places, setting }: Request): boolean {
    if (communes) this.communes = communes.flatMap(communeOf)
    if (places) this.places = places
    const settings = settingsOf(setting)
    const key = JSON.stringify(settings)
    if (!communes && !places && key === this.baseKey) return false
    this.base = knowPlaces(this.communes, this.places, settings)
    this.baseKey = key
    this.stayingKey = ''
    return true
  }

  /** Only places that an edit names are reckoned with again, so that a drag costs as little as they do. */
  private tried(edits: readonly TrialEdit[], settings: ScoreSettings): Columns {
    const touched = new Set(edits.map(({ id }) => id))
    const staying = this.stayingBut(touched, settings)
    const after = applyEdits(this.places, edits)
    const tried = after.filter(({ id }) => touched.has(id))
    return this.columns(scoresWith(staying, tried), after)
  }

  private stayingBut(touched: ReadonlySet<number>, settings: ScoreSettings): KnownPlaces {
    const stay = this.places.filter(({ id }) => !touched.has(id))
    if (stay.length === this.places.length) return this.base as KnownPlaces
    const key = [...touched].sort().join()
    if (!this.staying || key !== this.stayingKey) this.staying = knowPlaces(this.communes, stay, settings)
    this.stayingKey = key
    return this.staying
  }

  private columns(scores: KnownPlaces['scores'], places: readonly SupplyPlace[]): Columns {
    const scored = this.communes.map(
      (commune, index) => ({ ...commune, ...scores[index] }) as Scored<Commune>,
    )
    const column = (read: (commune: Scored<Commune>) => number) => Float64Array.from(scored, read)
    return {
      unitIds: column(({ unitId }) => unitId),
      score: column(({ score }) => score),
      scoreLow: column(({ scoreLow }) => scoreLow),
      scoreHigh: column(({ scoreHigh }) => scoreHigh),
      nearestKm: column(({ nearestKm }) => nearestKm),
      capacityWithin: column(({ capacityWithin }) => capacityWithin),
      coveredShare: column(({ coveredShare }) => coveredShare),
      summary: {
        ...summariseScores(scored),
        capacityTotal: places.reduce((sum, { capacity }) => sum + capacity, 0),
      },
    }
  }
}

/** A commune without a point can be measured from nowhere. */
function communeOf(row: DemandRow): Commune[] {
  const { unitId, demand, demandLow, demandHigh } = row
  const settled = settledAt(row)
  if (!settled) return []
  const known = demand !== null && { people: demand, low: demandLow ?? demand, high: demandHigh ?? demand }
  return [{ unitId, ...settled, demand: known || null }]
}

function settingsOf({ catchmentKm, decay, steps }: Setting): ScoreSettings {
  return { catchmentKm, decay, threeStep: steps === '3' }
}

/** The memory of an answer, which is handed over instead of copied. */
export function memoryOf(answer: Answer | Refusal): ArrayBuffer[] {
  if ('refused' in answer) return []
  return [answer.base, answer.trial].flatMap((columns) =>
    Object.values(columns ?? {}).flatMap((column) =>
      column instanceof Float64Array ? [column.buffer as ArrayBuffer] : [],
    ),
  )
}
