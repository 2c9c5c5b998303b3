import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { CommuneFacts } from './commune-facts.ts'
import { figureOf, GAP_MEASURE } from './gap-measures.ts'

/**
 * Where one measure says that enough is there and another that it is missing:
 * - `nearButShared`: among the nearest third, and among the third with the least for each person.
 * - `farButEnough`: among the farthest third, and among the third with the most for each person.
 * - `insideButShared`: much inside the commune, yet among the third with the least for each person.
 * - `noneInsideButReached`: nothing inside, unlike in other communes, yet among the third with the most for each person.
 */
export type Disagreement = 'nearButShared' | 'farButEnough' | 'insideButShared' | 'noneInsideButReached'

type Third = 'worst' | 'middle' | 'best'

/** The disagreements of the communes given, each against all of them; communes on which the measures agree are absent. */
export function disagreements(facts: readonly CommuneFacts[], perPeople: number): Map<number, Disagreement> {
  const gap = thirdsOf('gap', facts, perPeople)
  const nearest = thirdsOf('nearest', facts, perPeople)
  const ratio = thirdsOf('ratio', facts, perPeople)
  const found = new Map<number, Disagreement>()
  for (const one of facts) {
    const { id } = one.unit
    const isEmpty = figureOf('ratio', one, perPeople).value === 0
    const kind = kindOf({ gap: gap.get(id), nearest: nearest.get(id), ratio: ratio.get(id), isEmpty })
    if (kind) found.set(id, kind)
  }
  return found
}

interface Thirds {
  gap: Third | undefined
  nearest: Third | undefined
  ratio: Third | undefined
  isEmpty: boolean
}

function kindOf({ gap, nearest, ratio, isEmpty }: Thirds): Disagreement | null {
  if (gap === 'worst' && nearest === 'best') return 'nearButShared'
  if (gap === 'best' && nearest === 'worst') return 'farButEnough'
  if (gap === 'worst' && ratio === 'best') return 'insideButShared'
  if (gap === 'best' && isEmpty && ratio !== undefined) return 'noneInsideButReached'
  return null
}

/**
 * The third of the communes that each belongs to under a measure. Communes that read the same share the third of the best
 * of them; where all read the same there are no thirds.
 */
function thirdsOf(
  measure: GapMeasure,
  facts: readonly CommuneFacts[],
  perPeople: number,
): Map<number, Third> {
  const sign = GAP_MEASURE[measure].reversed ? -1 : 1
  const known = facts.flatMap((one) => {
    const { value } = figureOf(measure, one, perPeople)
    return value === null ? [] : [{ id: one.unit.id, badness: sign * value }]
  })
  const order = known.map(({ badness }) => badness).sort((a, b) => a - b)
  if (order[0] === order.at(-1)) return new Map()
  return new Map(known.map(({ id, badness }) => [id, thirdAt(order.indexOf(badness) / order.length)]))
}

function thirdAt(share: number): Third {
  return share < 1 / 3 ? 'best' : share < 2 / 3 ? 'middle' : 'worst'
}
