import { createContext, useContext } from 'react'
import type { Explore } from './use-explore.ts'

export const ExploreContext = createContext<Explore | null>(null)

/** What the explore page shows now and how to change it. */
export function useExploreModel(): Explore {
  const model = useContext(ExploreContext)
  if (!model) throw new Error('useExploreModel is used outside of the explore page')
  return model
}

export interface Hover {
  hoveredId: number | null
  setHovered: (unitId: number | null) => void
}

export const HoverContext = createContext<Hover>({ hoveredId: null, setHovered: () => {} })

/** The unit under the pointer, shared by the map and the table. Apart from the rest, since it changes often. */
export function useHover(): Hover {
  return useContext(HoverContext)
}
