import type { Role } from '../../../server/features/accounts/schemas.ts'
import { COMMUNES, type KnownAccount, type KnownPerson } from './world.ts'

/**
 * Who may see what, written down a second time and from the rules alone: nothing here reads how the server does it.
 */

export type Seen = 'strangers' | 'everyone' | readonly Role[]

const PLANNERS: Seen = ['planner', 'city_official', 'social_officer', 'employment_officer']

const UPLOADERS: Seen = ['social_officer', 'employment_officer', 'admin']
const ADDRESS_READERS: Seen = ['social_officer', 'employment_officer']

/** Every endpoint and who may call it. One that is missing here fails the test: a new endpoint is a new promise. */
export const MAY_CALL: Readonly<Record<string, Seen>> = {
  'GET /health': 'strangers',
  'GET /openapi.json': 'strangers',
  'POST /session': 'strangers',
  'GET /session': 'everyone',
  'DELETE /session': 'everyone',
  'GET /accounts': ['admin'],
  'POST /accounts': ['admin'],
  'GET /accounts/:id': ['admin'],
  'PATCH /accounts/:id': ['admin'],
  'GET /approvals': ['admin'],
  'POST /approvals': ['admin'],
  'GET /audit': ['auditor'],
  'GET /units': 'everyone',
  'GET /units/dates': 'everyone',
  'GET /units/:id': 'everyone',
  'GET /units/:id/lineage': 'everyone',
  'POST /addresses/resolve': 'everyone',
  'GET /tiles/units/:level/:z/:x/:y.mvt': 'everyone',
  'GET /employers': 'everyone',
  'GET /employers/:id': 'everyone',
  'GET /trades': 'everyone',
  'POST /employers': ['employment_officer'],
  'PATCH /employers/:id': ['employment_officer'],
  'DELETE /employers/:id': ['employment_officer'],
  'GET /services': 'everyone',
  'GET /coverage': 'everyone',
  'GET /access': 'everyone',
  'POST /access': 'everyone',
  'GET /access/trades': 'everyone',
  'POST /siting': 'everyone',
  'GET /scenarios': 'everyone',
  'GET /scenarios/:id': 'everyone',
  'POST /scenarios': PLANNERS,
  'PATCH /scenarios/:id': PLANNERS,
  'DELETE /scenarios/:id': PLANNERS,
  'GET /releases': 'everyone',
  'GET /releases/:id/tables/:table': 'everyone',
  'POST /releases': ['admin'],
  'POST /releases/:id/withdrawal': ['admin'],
  'GET /caseload': 'everyone',
  'GET /caseload/facets': ['social_officer'],
  'GET /tiles/cases/:z/:x/:y.mvt': ['social_officer'],
  'GET /legal-rules': 'everyone',
  'GET /scorecard': 'everyone',
  'GET /cases': ['social_officer', 'police_officer', 'employment_officer', 'clinician'],
  'POST /cases': ['social_officer'],
  'POST /cases/search': ['social_officer'],
  'GET /cases/:id': ['social_officer', 'employment_officer', 'clinician'],
  'PATCH /cases/:id': ['social_officer'],
  'POST /cases/:id/reopening': ['social_officer'],
  'GET /cases/:id/id-number': ['social_officer'],
  'GET /cases/:id/access-log': ['social_officer'],
  'POST /cases/:id/status-changes': ['social_officer'],
  'POST /cases/:id/need-assessments': ['social_officer'],
  'POST /cases/:id/services': ['social_officer'],
  'POST /cases/:id/consents': ['social_officer'],
  'POST /cases/:id/consents/:consentId/withdrawal': ['social_officer'],
  'GET /cases/:id/placements': ['social_officer'],
  'GET /unplaced': ['social_officer'],
  'POST /unplaced/:id': ['social_officer'],
  'GET /addresses/batches': ADDRESS_READERS,
  'POST /addresses/batches': ADDRESS_READERS,
  'GET /addresses/batches/:id': ADDRESS_READERS,
  'POST /addresses/batches/:id/decisions/:position': ADDRESS_READERS,
  'POST /addresses/geocode': ADDRESS_READERS,
  'GET /imports/templates/:kind': 'everyone',
  'POST /imports': UPLOADERS,
  'GET /imports': UPLOADERS,
  'GET /imports/:id': UPLOADERS,
  'PATCH /imports/:id': UPLOADERS,
  'DELETE /imports/:id': UPLOADERS,
  'POST /imports/:id/check': UPLOADERS,
  'POST /imports/:id/apply': UPLOADERS,
  'GET /imports/:id/rows': UPLOADERS,
  'GET /imports/:id/rejects': UPLOADERS,
  'GET /imports/:id/reviews': ['social_officer'],
  'POST /imports/:id/reviews/:row': ['social_officer'],
}

const holds = (account: KnownAccount, role: Role) => account.roles.includes(role)

/** Whether somebody with these roles gets past the door of an endpoint. */
export function mayCall(account: KnownAccount, seen: Seen): boolean {
  return typeof seen === 'string' || seen.some((role) => holds(account, role))
}

function inForce(account: KnownAccount, today: string): string[] {
  return account.scopes
    .filter(({ from, to }) => from <= today && (to === null || today < to))
    .map(({ code }) => code)
}

/** Units of the caller: those that were assigned and the communes under them. */
export function unitsOf(account: KnownAccount, today: string): Set<string> {
  const own = inForce(account, today)
  const below = Object.entries(COMMUNES).flatMap(([commune, province]) =>
    own.includes(province) ? [commune] : [],
  )
  return new Set([...own, ...below])
}

/** Whether the whole scope is one commune. */
export function hasOneCommune(account: KnownAccount, today: string): boolean {
  const units = [...unitsOf(account, today)]
  return units.length === 1 && units.every((code) => code in COMMUNES)
}

/** The caller keeps this person's file. */
export function keeps(account: KnownAccount, person: KnownPerson, today: string): boolean {
  return holds(account, 'social_officer') && unitsOf(account, today).has(person.unitCode)
}

/** Told from the year of birth alone: who may still be 17 counts as a minor. */
function isSurelyAdult({ birthYear }: KnownPerson, today: string): boolean {
  return Number(today.slice(0, 4)) - birthYear > 18
}

/** The caller keeps this person's file and may open it: of who may be under 18 only with that commune as the whole scope. */
export function mayOpen(account: KnownAccount, person: KnownPerson, today: string): boolean {
  return keeps(account, person, today) && (isSurelyAdult(person, today) || hasOneCommune(account, today))
}

/** The person is on the list that the law gives the police of the own commune: adults under management, open cases. */
export function isOnPoliceList(account: KnownAccount, person: KnownPerson, today: string): boolean {
  const own = inForce(account, today).filter((code) => code in COMMUNES)
  const managed = ['use_management', 'compulsory_proposed', 'post_rehab'].includes(person.status ?? '')
  return (
    holds(account, 'police_officer') &&
    own.includes(person.unitCode) &&
    isSurelyAdult(person, today) &&
    managed &&
    !person.closed
  )
}

/**
 * Purposes for which the person agreed to be referred to a body that the caller works for. Minors are referred to clinics
 * only.
 */
export function referralsOf(
  account: KnownAccount,
  person: KnownPerson,
  today: string,
): ('employment' | 'health')[] {
  if (person.closed || !unitsOf(account, today).has(person.unitCode)) return []
  const bodies = [
    ['employment_officer', 'employment'],
    ['clinician', 'health'],
  ] as const
  return bodies.flatMap(([role, purpose]) => {
    const agreed = holds(account, role) && person.consents.includes(purpose)
    return agreed && (purpose === 'health' || isSurelyAdult(person, today)) ? [purpose] : []
  })
}

/** The family of a person is called, and stands in the file, only while the person agrees to it. */
export function mayCallFamily({ consents, closed }: KnownPerson): boolean {
  return !closed && consents.includes('familyContact')
}

/** Whoever keeps the case is told of substitution treatment by consent; a clinic of its own patients. */
export function mayKnowOfSubstitution(account: KnownAccount, person: KnownPerson, today: string): boolean {
  if (person.closed) return false
  const asKeeper = keeps(account, person, today) && person.consents.includes('substitution')
  return asKeeper || referralsOf(account, person, today).includes('health')
}

const COMMON = ['id', 'birthYear', 'unitCode']
const LISTED = {
  keeper: [
    ...[
      ...COMMON,
      'minor',
      'sex',
      'programme',
      'openedOn',
      'closedOn',
      'status',
      'statusSince',
      'plannedEnd',
    ],
    ...[
      'located',
      'support',
      'supportNeed',
      'needExpiresOn',
      'nextStep',
      'nextDueOn',
      'work',
      'tradeLearned',
      'tradeWanted',
    ],
  ],
  police: [...COMMON, 'name', 'status', 'decisionNumber', 'plannedEnd'],
  employment: [...COMMON, 'work', 'tradeLearned', 'tradeWanted'],
  health: [...COMMON, 'substance', 'minor'],
}
const OPENED = {
  keeper: [
    ...[
      ...LISTED.keeper,
      'name',
      'birthDate',
      'phone',
      'address',
      'familyContact',
      'hasIdNumber',
      'geometry',
      'precision',
    ],
    ...[
      'episode',
      'regime',
      'decisionNumber',
      'decisionOn',
      'version',
      'episodes',
      'statusChanges',
      'residences',
      'services',
    ],
    ...['consents', 'needAssessments', 'possibleDuplicates', 'otherCases', 'substance', 'substitution'],
  ],
  employment: [...LISTED.employment, 'name', 'phone'],
  health: [...LISTED.health, 'name', 'phone', 'substitution'],
}

/** Fields of a person in a list; null when the person is not in it. */
export function fieldsInList(account: KnownAccount, person: KnownPerson, today: string): Set<string> | null {
  if (isOnPoliceList(account, person, today)) return new Set(LISTED.police)
  const named = hasOneCommune(account, today) ? ['name'] : []
  if (holds(account, 'social_officer')) {
    return keeps(account, person, today) && !person.closed
      ? new Set([...LISTED.keeper, ...named, 'substance'])
      : null
  }
  const purposes = referralsOf(account, person, today)
  if (purposes.length === 0) return null
  return new Set([...purposes.flatMap((purpose) => LISTED[purpose]), ...named])
}

/** Fields of a person whose file is opened; null when it answers like one that is not there. */
export function fieldsOfRecord(
  account: KnownAccount,
  person: KnownPerson,
  today: string,
): Set<string> | null {
  if (holds(account, 'social_officer')) return mayOpen(account, person, today) ? new Set(OPENED.keeper) : null
  const purposes = referralsOf(account, person, today)
  return purposes.length === 0 ? null : new Set(purposes.flatMap((purpose) => OPENED[purpose]))
}
