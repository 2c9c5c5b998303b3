import { useCallback } from 'react'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { FoundSite } from './found-sites.ts'

/** A proposed place by its commune; a point of the reader by its own name first. */
export function useSitePlace(): (site: Pick<FoundSite, 'unitId' | 'name'>) => string {
  const { units } = usePlanner()
  const nameOf = useUnitName()
  return useCallback(
    ({ unitId, name }) => {
      const unit = units?.units.find(({ id }) => id === unitId)
      return unit && unit.name !== name ? `${name}, ${nameOf(unit)}` : name
    },
    [units, nameOf],
  )
}
