import { createContext, useContext } from 'react'
import type { Explore } from './use-explore.ts'

/** The model of the page. */
export const ExploreContext = createContext<Explore | null>(null)

/** The model as it will be for the page a frame later, see `use-map-first.ts`. */
export const NewestContext = createContext<Explore | null>(null)

/** Which of the two is read. Apart from them, so that whoever reads one is not drawn again for the other. */
export const ReadContext = createContext(ExploreContext)

/** What the explore page shows now and how to change it. */
export function useExploreModel(): Explore {
  const model = useContext(useContext(ReadContext))
  if (!model) throw new Error('useExploreModel is used outside of the explore page')
  return model
}
