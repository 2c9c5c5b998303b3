import type { ImportKind, Session } from '@hoanhap/server/contract.ts'

type Role = Session['roles'][number]

/** Who brings in which files. */
const KIND_OF: readonly [Role, ImportKind][] = [
  ['social_officer', 'people'],
  ['employment_officer', 'employers'],
  ['admin', 'services'],
]

export function importKinds(roles: readonly Role[]): ImportKind[] {
  return KIND_OF.filter(([role]) => roles.includes(role)).map(([, kind]) => kind)
}

/** Who works with lists of addresses: whoever places people and employers. */
export function mayReadAddresses(roles: readonly Role[]): boolean {
  return roles.includes('social_officer') || roles.includes('employment_officer')
}

/** Who keeps the people whose commune is not known. */
export function mayPlacePeople(roles: readonly Role[]): boolean {
  return roles.includes('social_officer')
}
