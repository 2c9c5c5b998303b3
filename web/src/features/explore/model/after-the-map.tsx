import type { ReactNode } from 'react'
import { ExploreContext, NewestContext, ReadContext, useExploreModel } from './explore-context.ts'
import type { Explore } from './use-explore.ts'
import { useMapFirst } from './use-map-first.ts'

/** Inside it the model is this one. */
export function ExploreModel({ model, children }: { model: Explore; children: ReactNode }) {
  return (
    <ReadContext value={ExploreContext}>
      <ExploreContext value={model}>{children}</ExploreContext>
    </ReadContext>
  )
}

/** Inside it the model is the newest: for the map with its legend, and for controls, which show at once what was chosen. */
export function NewestModel({ children }: { children: ReactNode }) {
  return <ReadContext value={NewestContext}>{children}</ReadContext>
}

/** Inside it the model follows the map, see `use-map-first.ts`. */
export function AfterTheMap({ children }: { children: ReactNode }) {
  return <ExploreModel model={useMapFirst(useExploreModel())}>{children}</ExploreModel>
}
