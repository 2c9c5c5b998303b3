import { createContext, useContext } from 'react'

export interface Hover {
  hoveredId: number | null
  setHovered: (unitId: number | null) => void
}

export const HoverContext = createContext<Hover>({ hoveredId: null, setHovered: () => {} })

/** The unit under the pointer, shared by map, ranking and table. Apart from the rest of a screen, since it changes often. */
export function useHover(): Hover {
  return useContext(HoverContext)
}
