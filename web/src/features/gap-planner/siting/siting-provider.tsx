import type { ReactNode } from 'react'
import { SitingContext } from './use-siting.ts'
import { useSitingModel } from './use-siting-model.ts'

/** What is being looked for and what was found; inside the planner's own context. */
export function SitingProvider({ children }: { children: ReactNode }) {
  const siting = useSitingModel()
  return <SitingContext value={siting}>{children}</SitingContext>
}
