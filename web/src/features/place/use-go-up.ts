import { choose, goInto, goToCountry } from './navigate.ts'
import { usePlaceModel } from './place-context.ts'
import { useAncestry } from './use-place.ts'

/** One step up: from the chosen unit to the place, from the place to what holds it, at last to the country. */
export function useGoUp(): () => void {
  const { place, unit, asOf, go } = usePlaceModel()
  const holder = useAncestry(place, asOf).at(-2)
  return () => go(unit ? choose(null) : holder ? goInto(holder) : goToCountry())
}
