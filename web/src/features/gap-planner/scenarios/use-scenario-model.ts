import type { Role, Scenario } from '@hoanhap/server/contract.ts'
import { useEffect, useRef } from 'react'
import { useScenario } from '../../../api/scenarios.ts'
import { useSession } from '../../../api/session.ts'
import { usePlanner } from '../model/planner-context.ts'
import { toScenarioEdits } from '../trial/edits.ts'
import { isAsKept } from './is-as-kept.ts'
import type { OpenedScenario } from './scenario-context.ts'

/** Who plans; everybody else opens what was kept. */
const KEEPERS: readonly Role[] = ['planner', 'city_official', 'social_officer', 'employment_officer']

/** Opens the scenario of the link: its question and its edits, reckoned on the plane of whoever looks. */
export function useScenarioModel(): OpenedScenario {
  const { view, change, setting, trial } = usePlanner()
  const roles = useSession().data?.roles ?? []
  const query = useScenario(view.scenario)
  const shown = useRef<string | null>(null)
  const kept = view.scenario !== null && query.data?.data.id === view.scenario ? query.data.data : null
  const { load } = trial
  useEffect(() => {
    if (view.scenario === null) shown.current = null
    if (!kept || shown.current === keyOf(kept)) return
    shown.current = keyOf(kept)
    load(kept.parameters.service, kept.edits)
    change(kept.parameters, 'replace')
  }, [view.scenario, kept, load, change])
  const now = { parameters: setting, edits: toScenarioEdits(trial.edits) }
  return {
    status: statusOf(view.scenario, query, kept),
    scenario: kept,
    etag: kept && (query.data?.etag ?? null),
    changed: kept ? !isAsKept(kept, now) : trial.edits.length > 0,
    mayKeep: roles.some((role) => KEEPERS.includes(role)),
    open: (id) => {
      shown.current = null
      change({ scenario: id })
    },
    leave: () => change({ scenario: null }),
    taken: (scenario) => {
      shown.current = keyOf(scenario)
      change({ scenario: scenario.id })
    },
    retry: () => void query.refetch(),
  }
}

function statusOf(
  id: number | null,
  { error }: ReturnType<typeof useScenario>,
  kept: Scenario | null,
): OpenedScenario['status'] {
  if (id === null) return 'none'
  if (kept) return 'open'
  if (!error) return 'loading'
  return error.status === 404 ? 'missing' : 'failed'
}

/** A version is shown once: what is tried afterwards is not overwritten by it. */
function keyOf({ id, version }: Scenario): string {
  return `${id} ${version}`
}
