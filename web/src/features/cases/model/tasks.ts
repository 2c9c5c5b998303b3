import { addDays, type Day } from '@hoanhap/geo/day.ts'
import type { CaseRecord } from '@hoanhap/server/contract.ts'
import type { Task } from './cases-view.ts'

const DUE_DAYS = 7
const ENDING_DAYS = 30
const EXPIRING_DAYS = 14

/** Whether a person is one of those that a task is about, on a day. */
export function hasTask(task: Task, file: CaseRecord, today: Day): boolean {
  const before = (day: Day | null | undefined, days: number) =>
    typeof day === 'string' && day <= addDays(today, days)
  if (task === 'due') return before(file.nextDueOn, DUE_DAYS)
  if (task === 'ending') return before(file.plannedEnd, ENDING_DAYS)
  if (task === 'counselling') return file.nextStep === 'counselling'
  return before(file.needExpiresOn, EXPIRING_DAYS)
}

/** People whose next step comes first, first; then those with none, by the day of opening, newest first. */
export function byNextStep(a: CaseRecord, b: CaseRecord): number {
  const due = (file: CaseRecord) => file.nextDueOn ?? '9999-12-31'
  if (due(a) !== due(b)) return due(a) < due(b) ? -1 : 1
  return b.id - a.id
}
