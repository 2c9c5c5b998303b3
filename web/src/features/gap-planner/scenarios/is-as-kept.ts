import type { Scenario, ScenarioInput, ScenarioParameters } from '@hoanhap/server/contract.ts'
import { fromScenarioEdits, toScenarioEdits } from '../trial/edits.ts'

/** Whether the question and the edits are those of the scenario; its name does not count. */
export function isAsKept(kept: Scenario, now: Omit<ScenarioInput, 'name'>): boolean {
  const fields = Object.keys(now.parameters) as (keyof ScenarioParameters)[]
  const edits = (of: ScenarioInput['edits']) => JSON.stringify(toScenarioEdits(fromScenarioEdits(of)))
  return (
    fields.every((field) => kept.parameters[field] === now.parameters[field]) &&
    edits(kept.edits) === edits(now.edits)
  )
}
