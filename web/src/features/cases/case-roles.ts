import type { Session } from '@hoanhap/server/contract.ts'

/** Who keeps files or receives people who agreed to be referred. The police have a list of their own. */
const ROLES: readonly Session['roles'][number][] = ['social_officer', 'employment_officer', 'clinician']

export function mayReadCases(roles: Session['roles']): boolean {
  return roles.some((role) => ROLES.includes(role))
}
