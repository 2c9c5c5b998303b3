import { problems } from '../../http/problems.ts'
import type { Role } from './schemas.ts'

/** Roles that a police officer never holds: help and control stay in different hands. */
const NEVER_WITH_POLICE: Role[] = ['social_officer', 'employment_officer', 'clinician']
/** Roles that are never held together with any other: who grants rights or reads the log does nothing else. */
const ALONE: Role[] = ['admin', 'auditor']

/** Whether one person may hold all of these roles. */
export function rolesAreCompatible(roles: readonly Role[]): boolean {
  const held = new Set(roles)
  if (held.size > 1 && ALONE.some((role) => held.has(role))) return false
  return !(held.has('police_officer') && NEVER_WITH_POLICE.some((role) => held.has(role)))
}

/** Throws 409 for roles that must not meet in one account. */
export function requireCompatibleRoles(roles: readonly Role[]): void {
  if (rolesAreCompatible(roles)) return
  throw problems.conflict('incompatible_roles', 'These roles are never held by one person.', [
    { path: 'roles', code: 'incompatible_roles', message: roles.join(', ') },
  ])
}
