import type { Scenario } from '@hoanhap/server/contract.ts'
import { createContext, useContext } from 'react'

/** The kept scenario that the link names, and whether the page still shows it as it was kept. */
export interface OpenedScenario {
  /** `missing`: nobody has one under this address; `failed`: it could not be fetched. */
  status: 'none' | 'loading' | 'missing' | 'failed' | 'open'
  scenario: Scenario | null
  /** The version that a change must name. */
  etag: string | null
  /** Whether the question or the edits differ from what is kept; true for edits that were never kept. */
  changed: boolean
  /** Whether this account may keep scenarios. */
  mayKeep: boolean
  open: (id: number) => void
  /** Goes on with the question and the edits as something that was never kept. */
  leave: () => void
  /** What was just kept is what the page shows. */
  taken: (scenario: Scenario) => void
  retry: () => void
}

export const ScenarioContext = createContext<OpenedScenario | null>(null)

export function useOpenedScenario(): OpenedScenario {
  const opened = useContext(ScenarioContext)
  if (!opened) throw new Error('useOpenedScenario is used outside of the gap planner')
  return opened
}
