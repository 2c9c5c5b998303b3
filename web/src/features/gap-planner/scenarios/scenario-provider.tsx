import type { ReactNode } from 'react'
import { ScenarioContext } from './scenario-context.ts'
import { useScenarioModel } from './use-scenario-model.ts'

/** What was kept, for every part of the planner; inside the planner's own context. */
export function ScenarioProvider({ children }: { children: ReactNode }) {
  const opened = useScenarioModel()
  return <ScenarioContext.Provider value={opened}>{children}</ScenarioContext.Provider>
}
