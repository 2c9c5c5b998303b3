import type { Role } from '../accounts/schemas.ts'
import {
  type CaseField,
  Consent,
  Episode,
  NeedAssessment,
  Residence,
  ServiceEvent,
  StatusChange,
} from './schemas.ts'

/**
 * Who sees which field of a record, as data. What is not written here, nobody sees.
 *
 * An answer has a purpose: a list in a scope of one commune, a list in a wider scope (nobody is named there), a record
 * that was opened, or the number that was asked for alone.
 */
export type Purpose = 'communeList' | 'widerList' | 'record' | 'reveal'

/** The roles that see any record at all. */
export const RECORD_ROLES = [
  'social_officer',
  'police_officer',
  'employment_officer',
  'clinician',
] as const satisfies readonly Role[]
export type RecordRole = (typeof RECORD_ROLES)[number]

type Row = Partial<Record<RecordRole, readonly Purpose[]>>

const ALWAYS = ['communeList', 'widerList', 'record'] as const
const NAMED = ['communeList', 'record'] as const
const OPENED = ['record'] as const
/** The police have a list and nothing behind it. */
const LISTED = ['communeList', 'widerList'] as const

/** Kept by whoever keeps the case; of the rest only what a referral needs. */
export const MATRIX: Record<CaseField, Row> = {
  id: { social_officer: ALWAYS, police_officer: LISTED, employment_officer: ALWAYS, clinician: ALWAYS },
  name: { social_officer: NAMED, police_officer: LISTED, employment_officer: NAMED, clinician: NAMED },
  birthYear: {
    social_officer: ALWAYS,
    police_officer: LISTED,
    employment_officer: ALWAYS,
    clinician: ALWAYS,
  },
  unitCode: { social_officer: ALWAYS, police_officer: LISTED, employment_officer: ALWAYS, clinician: ALWAYS },
  status: { social_officer: ALWAYS, police_officer: LISTED },
  decisionNumber: { social_officer: OPENED, police_officer: LISTED },
  plannedEnd: { social_officer: ALWAYS, police_officer: LISTED },

  phone: { social_officer: OPENED, employment_officer: OPENED, clinician: OPENED },
  work: { social_officer: ALWAYS, employment_officer: ALWAYS },
  tradeLearned: { social_officer: ALWAYS, employment_officer: ALWAYS },
  tradeWanted: { social_officer: ALWAYS, employment_officer: ALWAYS },
  substance: { social_officer: OPENED, clinician: ALWAYS },
  // Its row is hidden without the consent of the person; a clinic sees its own patients.
  substitution: { social_officer: OPENED, clinician: OPENED },
  minor: { social_officer: ALWAYS, clinician: ALWAYS },

  sex: { social_officer: ALWAYS },
  programme: { social_officer: ALWAYS },
  openedOn: { social_officer: ALWAYS },
  closedOn: { social_officer: ALWAYS },
  statusSince: { social_officer: ALWAYS },
  located: { social_officer: ALWAYS },
  support: { social_officer: ALWAYS },
  supportNeed: { social_officer: ALWAYS },
  needExpiresOn: { social_officer: ALWAYS },
  nextStep: { social_officer: ALWAYS },
  nextDueOn: { social_officer: ALWAYS },

  birthDate: { social_officer: OPENED },
  address: { social_officer: OPENED },
  familyContact: { social_officer: OPENED },
  hasIdNumber: { social_officer: OPENED },
  geometry: { social_officer: OPENED },
  precision: { social_officer: OPENED },
  episode: { social_officer: OPENED },
  regime: { social_officer: OPENED },
  decisionOn: { social_officer: OPENED },
  version: { social_officer: OPENED },
  episodes: { social_officer: OPENED },
  statusChanges: { social_officer: OPENED },
  residences: { social_officer: OPENED },
  services: { social_officer: OPENED },
  consents: { social_officer: OPENED },
  needAssessments: { social_officer: OPENED },
  possibleDuplicates: { social_officer: OPENED },
  otherCases: { social_officer: OPENED },

  idNumber: { social_officer: ['reveal'] },
}

/** What a line inside a record may hold. */
export const PARTS: Partial<Record<CaseField, ReadonlySet<string>>> = {
  episodes: new Set(Object.keys(Episode.shape)),
  statusChanges: new Set(Object.keys(StatusChange.shape)),
  residences: new Set(Object.keys(Residence.shape)),
  services: new Set(Object.keys(ServiceEvent.shape)),
  consents: new Set(Object.keys(Consent.shape)),
  needAssessments: new Set(Object.keys(NeedAssessment.shape)),
}

/** Fields by which a role may ask its list for a part of it: never one that the role does not see. */
export const FILTERS: Record<RecordRole, ReadonlySet<string>> = {
  social_officer: new Set([
    'status',
    'programme',
    'sex',
    'ageBand',
    'supportNeed',
    'work',
    'trade',
    'unit',
    'from',
    'to',
    'located',
  ]),
  police_officer: new Set(['unit', 'status']),
  employment_officer: new Set(['unit', 'work', 'trade', 'ageBand']),
  clinician: new Set(['unit', 'ageBand']),
}

/** The fields that somebody with these roles sees for a purpose. */
export function visibleFields(roles: readonly Role[], purpose: Purpose): ReadonlySet<CaseField> {
  const shown = (row: Row) =>
    RECORD_ROLES.some((role) => roles.includes(role) && row[role]?.includes(purpose))
  const rows = Object.entries(MATRIX) as [CaseField, Row][]
  return new Set(rows.flatMap(([field, row]) => (shown(row) ? [field] : [])))
}
