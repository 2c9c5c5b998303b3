import type { Role } from '../accounts/schemas.ts'

/** Support need is an opinion about people's health: it is shown, by province, to those who plan help, never to police. */
const READERS: readonly Role[] = ['city_official', 'planner', 'social_officer']

/** Whether an account may read the support-need table of a release. */
export function mayReadSupportNeed(roles: readonly Role[]): boolean {
  return roles.some((role) => READERS.includes(role))
}
