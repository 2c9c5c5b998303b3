import type {
  CommuneFacts,
  NeedOfCommune,
} from '../../../../web/src/features/gap-planner/measures/commune-facts.ts'
import { unit } from '../../figures/sample.ts'

interface Sample {
  people?: number
  state?: NeedOfCommune['state']
  score?: number
  nearestKm?: number | null
  inside?: number
}

/** A commune with what the case is about; the rest is usual: 100 people, one place at 3 km. */
export function commune(id: number, sample: Sample = {}): CommuneFacts {
  const { people = 100, state = 'value', score = 0.1, nearestKm = 3, inside = 0 } = sample
  const named = { ...unit(id), level: 'commune' as const }
  return {
    unit: named,
    need: { people, low: people, high: people, state },
    within: {
      score,
      scoreLow: score,
      scoreHigh: score,
      nearestKm,
      capacityWithin: 0,
      coveredShare: nearestKm === null ? 0 : 1,
    },
    capacityInside: inside,
  }
}
