import { createContext, useContext } from 'react'
import type { Explore } from './use-explore.ts'

export const ExploreContext = createContext<Explore | null>(null)

/** The model as it will be for the page a frame later, see `use-map-first.ts`. */
export const NewestContext = createContext<Explore | null>(null)

/** What the explore page shows now and how to change it. */
export function useExploreModel(): Explore {
  const model = useContext(ExploreContext)
  if (!model) throw new Error('useExploreModel is used outside of the explore page')
  return model
}
