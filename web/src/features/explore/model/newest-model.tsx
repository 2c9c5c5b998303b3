import { type ReactNode, useContext } from 'react'
import { ExploreContext, NewestContext } from './explore-context.ts'

/** What is drawn before the rest of the page: the map with its legend. */
export function NewestModel({ children }: { children: ReactNode }) {
  return <ExploreContext value={useContext(NewestContext)}>{children}</ExploreContext>
}
