import type { Day } from '@hoanhap/geo/day.ts'
import type {
  ConsentPurpose,
  LegalStatus,
  NeedBand,
  NextStep,
  Precision,
  ServiceKind,
  Sex,
  Substance,
  Support,
  Work,
} from '../../server/features/cases/values.ts'

/** What names a person. Null is not known. */
export interface SyntheticIdentity {
  name: string
  /** Twelve digits in the right order, with a place of birth that does not exist. */
  idNumber: string | null
  birthDate: Day
  phone: string | null
  address: string | null
  familyContact: string | null
}

/** Where a person lived from a day on: a commune of today, or the province whose queue the person is in. */
export interface SyntheticStay {
  level: 'commune' | 'province'
  code: string
  from: Day
}

/** A decision that brought a legal status; `moved` keeps the status and begins the next stay. */
export interface SyntheticStatusChange {
  toStatus: LegalStatus
  regime: string
  decisionNumber: string | null
  decisionOn: Day
  issuingBody: string
  effectiveOn: Day
  plannedEnd: Day | null
}

export interface SyntheticAssessment {
  assessedOn: Day
  needs: string[]
  points: number
  suggestedBand: NeedBand
  band: NeedBand
  /** Why the worker chose another band than the points suggest. */
  overrideReason: string | null
}

export interface SyntheticConsent {
  purpose: ConsentPurpose
  givenOn: Day
  withdrawnOn: Day | null
}

export interface SyntheticService {
  kind: ServiceKind
  givenOn: Day
  note: string | null
}

/** A person with one case, as a register would hold it. Nobody is described: everything is drawn by chance. */
export interface SyntheticPerson {
  identity: SyntheticIdentity
  sex: Sex
  birthYear: number
  openedOn: Day
  closedOn: Day | null
  /** Oldest first; the first begins on the day of opening. */
  stays: SyntheticStay[]
  /** Of the last stay; null where no point is known. */
  point: [lon: number, lat: number] | null
  precision: Precision | null
  /** Oldest first; the first takes effect on the day of opening. */
  changes: SyntheticStatusChange[]
  support: Support
  work: Work
  tradeLearned: string | null
  tradeWanted: string | null
  substance: Substance
  /** In substitution treatment; null where the person did not agree to have it in the file. */
  substitution: boolean | null
  nextStep: { step: NextStep; dueOn: Day } | null
  /** Oldest first. */
  assessments: SyntheticAssessment[]
  consents: SyntheticConsent[]
  services: SyntheticService[]
}
