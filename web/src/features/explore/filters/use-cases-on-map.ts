import { useMemo } from 'react'
import { useUnits } from '../../../api/units.ts'
import type { CasesOnMap } from '../../../map/layers/map-layer.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { tileQuery } from './register-view.ts'

/** The people of the filters as circles and points; null for everybody who keeps no records, and when switched off. */
export function useCasesOnMap(): CasesOnMap | null {
  const { view, asOf, register, ahead, facets } = useExploreModel()
  const on = view.layers.some(({ id, on }) => id === 'cases' && on)
  const communes = useUnits({ level: 'commune', asOf: register ? asOf : undefined }).data?.units
  const scope = useMemo(() => {
    const inScope = new Set(facets?.units.map(({ unitId }) => unitId))
    return communes?.filter(({ id }) => inScope.has(id)) ?? []
  }, [communes, facets?.units])
  const extent = useMemo(() => boxOf(scope), [scope])
  const query = register && tileQuery(register)
  const next = ahead && tileQuery(ahead)
  return useMemo(
    () =>
      on && query !== null && extent
        ? { query, ahead: next, revision: 0, extent, communes: scope, open: null, draft: null }
        : null,
    [on, query, next, extent, scope],
  )
}
