import type { Session, Unit } from '@hoanhap/server/contract.ts'

type ScopeUnit = Session['scope'][number]

/** The communes that a scope covers, among the communes of a day, in the order of their names. */
export function communesInScope(scope: readonly ScopeUnit[], communes: readonly Unit[]): Unit[] {
  const own = new Set(scope.filter(({ level }) => level === 'commune').map(({ unitId }) => unitId))
  const holders = new Set(scope.filter(({ level }) => level !== 'commune').map(({ code }) => code))
  const covered = communes.filter(
    ({ id, parentCode }) => own.has(id) || (parentCode !== null && holders.has(parentCode)),
  )
  return covered.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** Whether a scope is one commune and nothing else: only then names stand in the list. */
export function isOneCommune(scope: readonly ScopeUnit[]): boolean {
  return scope.length === 1 && scope[0]?.level === 'commune'
}
