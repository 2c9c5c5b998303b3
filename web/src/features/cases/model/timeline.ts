import type { Day } from '@hoanhap/geo/day.ts'
import type { CaseRecord } from '@hoanhap/server/contract.ts'

type StatusChange = NonNullable<CaseRecord['statusChanges']>[number]
type ServiceEvent = NonNullable<CaseRecord['services']>[number]
type Assessment = NonNullable<CaseRecord['needAssessments']>[number]
type Consent = NonNullable<CaseRecord['consents']>[number]

export type TimelineFilter = 'all' | 'support' | 'legal'

/** One step of a file: square for the law, round for support. */
export type TimelineStep =
  | { kind: 'status'; key: string; on: Day; change: StatusChange }
  | { kind: 'service'; key: string; on: Day; service: ServiceEvent }
  | { kind: 'assessment'; key: string; on: Day; assessment: Assessment }
  | { kind: 'consent'; key: string; on: Day; consents: Consent[]; withdrawn: boolean }

/** Everything that happened, newest first. What is agreed to on one day is one step. */
export function timelineOf(file: CaseRecord, filter: TimelineFilter): TimelineStep[] {
  const legal = (file.statusChanges ?? []).map(
    (change): TimelineStep => ({
      kind: 'status',
      key: `status ${change.id}`,
      on: change.effectiveOn,
      change,
    }),
  )
  const support: TimelineStep[] = [
    ...(file.services ?? []).map(
      (service): TimelineStep => ({
        kind: 'service',
        key: `service ${service.id}`,
        on: service.givenOn,
        service,
      }),
    ),
    ...(file.needAssessments ?? []).map(
      (assessment): TimelineStep => ({
        kind: 'assessment',
        key: `need ${assessment.id}`,
        on: assessment.assessedOn,
        assessment,
      }),
    ),
    ...consentSteps(file.consents ?? []),
  ]
  const steps = [...(filter === 'support' ? [] : legal), ...(filter === 'legal' ? [] : support)]
  return steps.sort((a, b) => (a.on === b.on ? b.key.localeCompare(a.key) : b.on.localeCompare(a.on)))
}

function consentSteps(consents: readonly Consent[]): TimelineStep[] {
  const given = groupByDay(consents, ({ givenOn }) => givenOn)
  const withdrawn = groupByDay(consents, ({ withdrawnOn }) => withdrawnOn)
  const step =
    (isWithdrawn: boolean) =>
    ([on, list]: [Day, Consent[]]): TimelineStep => ({
      kind: 'consent',
      key: `${isWithdrawn ? 'withdrawn' : 'consent'} ${on}`,
      on,
      consents: list,
      withdrawn: isWithdrawn,
    })
  return [...[...given].map(step(false)), ...[...withdrawn].map(step(true))]
}

function groupByDay(
  consents: readonly Consent[],
  dayOf: (consent: Consent) => Day | null,
): Map<Day, Consent[]> {
  const days = new Map<Day, Consent[]>()
  for (const consent of consents) {
    const day = dayOf(consent)
    if (day !== null) days.set(day, [...(days.get(day) ?? []), consent])
  }
  return days
}
