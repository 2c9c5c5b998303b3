import { useMemo } from 'react'
import type { FigureList } from '../../../figures/figure-set.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { figureList, peopleUnit } from '../measures/gap-measures.ts'
import { gapSets, type Lists, type Sets } from '../measures/gap-sets.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'

/** The figures of the place under a measure; null while they are not known. */
export function useLists(measure: GapMeasure, facts: PlaceFacts): Lists | null {
  const { language } = useWords()
  const { view, units, reckoned } = usePlanner()
  const asOf = units?.asOf
  const known = reckoned !== null && asOf !== undefined
  return useMemo(() => {
    if (!known || asOf === undefined) return null
    const perPeople = peopleUnit(view.service)
    const listOf = (some: readonly CommuneFacts[]): FigureList =>
      figureList(some, { measure, perPeople, language, asOf })
    return { base: listOf(facts.base), trial: facts.trial && listOf(facts.trial) }
  }, [known, asOf, view.service, measure, language, facts])
}

/** One map with its classes. */
export function useGapSets(measure: GapMeasure, facts: PlaceFacts): Sets | null {
  const lists = useLists(measure, facts)
  return useMemo(() => (lists ? (gapSets([lists])[0] ?? null) : null), [lists])
}
