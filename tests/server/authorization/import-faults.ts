import type { UnplacedList } from '../../../server/contract.ts'
import type { Judging } from './judging.ts'
import { hasOneCommune, keeps, mayOpen } from './oracle.ts'
import type { Question } from './questions.ts'
import { type KnownAccount, PROVINCES } from './world.ts'

/** The queue holds whom the caller keeps in a province, without their address where the scope is wider than a commune. */
export function queueFaults(
  { items, total }: UnplacedList,
  account: KnownAccount,
  { world, today }: Judging,
): string[] {
  const kept = world.people.filter(
    (person) =>
      PROVINCES.some((code) => code === person.unitCode) && !person.closed && keeps(account, person, today),
  )
  const known = new Set(kept.map(({ caseId }) => caseId))
  const shown = new Set(items.map(({ caseId }) => caseId))
  return [
    ...items.flatMap(({ caseId }) => (known.has(caseId) ? [] : [`shows case ${caseId} of a queue`])),
    ...kept.flatMap(({ caseId }) => (shown.has(caseId) ? [] : [`withholds case ${caseId} of a queue`])),
    ...(total === kept.length ? [] : [`counts ${total} in the queue, not ${kept.length}`]),
    ...(items.some(({ address }) => address !== null) && !hasOneCommune(account, today)
      ? ['shows addresses in a wide scope']
      : []),
  ]
}

export function placementFaults(
  { person, reason }: Question,
  account: KnownAccount,
  { today }: Judging,
): string[] {
  if (!person || !mayOpen(account, person, today)) return ['tells of the place of somebody else']
  return reason !== null || hasOneCommune(account, today) ? [] : ['tells of a place without a reason']
}

/** Nobody sees what somebody else brought. */
export function importFaults({ path }: Question, account: KnownAccount, { world }: Judging): string[] {
  const id = Number(/\/(?:imports|batches)\/(\d+)/.exec(path)?.[1])
  return world.importers.get(id) === account
    ? []
    : [`opens what ${world.importers.get(id)?.username} brought`]
}
