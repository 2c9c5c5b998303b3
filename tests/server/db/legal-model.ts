import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { REGIMES } from '../../../seeds/legal/regimes.ts'
import { RULES } from '../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import type { ProposedChange } from '../../support/register.ts'

/** A case as the rules see it: what the database keeps of it, in plain data. */
export interface CaseState {
  unitId: number
  status: string | null
  statusSince: Day | null
  regime: string | null
  plannedEnd: Day | null
  openedOn: Day
  closedOn: Day | null
  /** The day on which the last change took effect, moves included. */
  lastChangeOn: Day | null
}

export interface World {
  today: Day
  /** Communes and provinces of today. */
  currentUnits: ReadonlySet<number>
}

/** The same day some months later, or the last day of that month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, days)).padStart(2, '0')}`
}

/** Every rule that a change breaks, by the name of its constraint; none means that it is accepted. */
export function brokenRules(state: CaseState, change: ProposedChange, world: World): Set<string> {
  const broken = new Set<string>()
  const require = (rule: string, holds: boolean) => {
    if (!holds) broken.add(rule)
  }
  require('status_change_case_is_open', state.closedOn === null)
  const regime = REGIMES.find(({ code }) => code === change.regime)
  const inForce =
    regime !== undefined &&
    regime.from <= change.decisionOn &&
    (regime.to === null || change.decisionOn < regime.to)
  require('status_change_regime_in_force', inForce)
  const from = state.status ?? 'opening'
  const allowed = TRANSITIONS.find(
    (t) => t.regime === change.regime && t.from === from && t.to === change.toStatus,
  )
  require('status_change_allowed', allowed !== undefined)
  const rule = RULES.find((r) => r.regime === change.regime && r.status === change.toStatus)
  const terminal = STATUSES.some(({ code, terminal: ends }) => code === change.toStatus && ends)
  require('status_change_document', rule?.document == null || Boolean(change.decisionNumber?.trim()))
  require('status_change_issuing_body', rule === undefined ||
    (rule.decidedBy as readonly string[]).includes(change.issuingBody))
  require('status_change_decided', change.decisionOn <= world.today)
  const after = state.lastChangeOn ?? state.openedOn
  require('status_change_in_order', change.decisionOn <= change.effectiveOn &&
    change.effectiveOn <= world.today &&
    after <= change.effectiveOn)
  const moves = change.toStatus === 'moved'
  const end = change.plannedEnd
  if (end === null) require('status_change_planned_end', rule?.mostMonths == null)
  else {
    require('status_change_without_term', !terminal && !moves)
    const most = addMonths(change.effectiveOn, rule?.mostMonths ?? 1200)
    const least = allowed?.resumes ? null : (rule?.leastMonths ?? null)
    const longEnough = least === null || addDays(addMonths(change.effectiveOn, least), -1) <= end
    require('status_change_term', change.effectiveOn < end && end <= most && longEnough)
  }
  if (change.toStatus === 'completed' && state.plannedEnd !== null) {
    const early = change.effectiveOn < state.plannedEnd
    require('status_change_completed_early', !early || Boolean(change.reductionDocument?.trim()))
  }
  const there = change.toUnitId
  require('status_change_move', moves === (there !== null))
  if (there !== null) require('status_change_move', there !== state.unitId && world.currentUnits.has(there))
  return broken
}

/** The case after a change that was accepted. */
export function afterChange(state: CaseState, change: ProposedChange): CaseState {
  const lastChangeOn = change.effectiveOn
  if (change.toStatus === 'moved') return { ...state, unitId: change.toUnitId as number, lastChangeOn }
  const ends = STATUSES.some(({ code, terminal }) => code === change.toStatus && terminal)
  return {
    ...state,
    status: change.toStatus,
    statusSince: change.effectiveOn,
    regime: change.regime,
    plannedEnd: change.plannedEnd,
    closedOn: ends ? change.effectiveOn : null,
    lastChangeOn,
  }
}
