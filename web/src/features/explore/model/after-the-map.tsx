import { type ReactNode, useContext } from 'react'
import { ExploreContext, NewestContext, useExploreModel } from './explore-context.ts'
import { useMapFirst } from './use-map-first.ts'

/** Inside it the model is the newest: for the map with its legend, and for controls, which show at once what was chosen. */
export function NewestModel({ children }: { children: ReactNode }) {
  return <ExploreContext value={useContext(NewestContext)}>{children}</ExploreContext>
}

/** Inside it the model follows the map, see `use-map-first.ts`. */
export function AfterTheMap({ children }: { children: ReactNode }) {
  return <ExploreContext value={useMapFirst(useExploreModel())}>{children}</ExploreContext>
}
