import type { Unit } from '@hoanhap/server/contract.ts'
import { useAncestry, usePlace } from '../../place/use-place.ts'
import { useExploreModel } from './explore-context.ts'

/** The unit that the right panel is about: the chosen one, else the place; null is the whole country. */
export function useFocus(): Unit | null {
  const { view, asOf, place } = useExploreModel()
  const chosen = usePlace(view.unit, asOf)
  return view.unit ? chosen : place
}

/** The province that holds what the page is about: where released breakdowns exist. */
export function useFocusProvince(): Unit | null {
  const { asOf, place } = useExploreModel()
  const focus = useFocus()
  const line = useAncestry(focus ?? place, asOf)
  return line.find((unit) => unit.level === 'province') ?? null
}
