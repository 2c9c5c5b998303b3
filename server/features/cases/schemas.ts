import { z } from 'zod'
import { Code, Day, Id, PathId, PointGeometry, pageQuery } from '../../http/common-schemas.ts'
import { Role } from '../accounts/schemas.ts'
import { TradeCode } from '../employers/schemas.ts'
import { caseFilters } from './filters.ts'
import { birthDate, birthYear, idNumber, longText, personName, phoneNumber, shortText } from './typed-text.ts'
import {
  ConsentPurpose,
  LegalStatus,
  NeedBand,
  NextStep,
  OpeningProgramme,
  Precision,
  Programme,
  ServiceKind,
  Sex,
  Substance,
  Support,
  SupportNeed,
  Work,
} from './values.ts'

/** A stretch of rehabilitation, to its terminal status. */
export const Episode = z.strictObject({
  number: z.int(),
  openedOn: Day,
  closedOn: Day.nullable(),
  closedAs: LegalStatus.nullable(),
})

/** A change of legal status, as its document says. */
export const StatusChange = z.strictObject({
  id: Id,
  fromStatus: z.union([LegalStatus, z.literal('opening')]),
  toStatus: LegalStatus,
  regime: z.string(),
  /** Kind of the document that the law asks for. */
  document: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: Day,
  issuingBody: z.string(),
  effectiveOn: Day,
  plannedEnd: Day.nullable(),
  reductionDocument: z.string().nullable(),
  toUnitCode: Code.nullable(),
})

/** Where the person lived: `until` is the first day somewhere else. */
export const Residence = z.strictObject({ unitCode: Code, from: Day, until: Day.nullable() })

/** What was given to a person. Only who keeps the case reads the note. */
export const ServiceEvent = z.strictObject({
  id: Id,
  kind: ServiceKind,
  givenOn: Day,
  note: z.string().nullable(),
})

export const Consent = z.strictObject({
  id: Id,
  purpose: ConsentPurpose,
  givenOn: Day,
  withdrawnOn: Day.nullable(),
})

/** Why a person needs much or little support, on which day, by which version of the scorecard. */
export const NeedAssessment = z.strictObject({
  id: Id,
  scorecard: z.string(),
  needs: z.array(z.string()),
  points: z.int(),
  suggestedBand: NeedBand,
  band: NeedBand,
  overrideReason: z.string().nullable(),
  suggestedService: ServiceKind.nullable(),
  assessedOn: Day,
  expiresOn: Day,
})
export type NeedAssessment = z.infer<typeof NeedAssessment>

/**
 * Every field that a record can have. Which of them an answer holds depends on who asks, where and for what
 * (`visibility.ts`); only `id` is always there.
 */
export const CaseFields = z.strictObject({
  id: Id,
  name: z.string().nullable(),
  sex: Sex,
  birthYear: z.int(),
  birthDate: Day.nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  familyContact: z.string().nullable(),
  /** Only in the answer of its own endpoint. */
  idNumber: z.string().nullable(),
  hasIdNumber: z.boolean(),
  /** Between 12 and 17 by year of birth. */
  minor: z.boolean(),
  /** The commune in charge, or the province whose unplaced queue the person is in. */
  unitCode: Code,
  located: z.boolean(),
  geometry: PointGeometry.nullable(),
  precision: Precision.nullable(),
  programme: Programme,
  openedOn: Day,
  closedOn: Day.nullable(),
  episode: z.int(),
  status: LegalStatus.nullable(),
  statusSince: Day.nullable(),
  regime: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: Day.nullable(),
  plannedEnd: Day.nullable(),
  support: Support,
  /** Of the assessment in force; `none` when there is none or it expired. */
  supportNeed: SupportNeed,
  /** First day on which the assessment no longer counts. */
  needExpiresOn: Day.nullable(),
  nextStep: NextStep.nullable(),
  nextDueOn: Day.nullable(),
  work: Work,
  tradeLearned: TradeCode.nullable(),
  tradeWanted: TradeCode.nullable(),
  substance: Substance,
  /** In substitution treatment, as the person agreed to have it here; null when not agreed or not known. */
  substitution: z.boolean().nullable(),
  version: z.int(),
  episodes: z.array(Episode),
  statusChanges: z.array(StatusChange),
  residences: z.array(Residence),
  services: z.array(ServiceEvent),
  consents: z.array(Consent),
  needAssessments: z.array(NeedAssessment),
  /** Cases of other people in the own area that hold the same identity number. */
  possibleDuplicates: z.array(Id),
  /** Earlier or later cases of the same person. */
  otherCases: z.array(Id),
})
export type CaseFields = z.infer<typeof CaseFields>
export type CaseField = keyof CaseFields

/** A record as one role sees it. */
export const CaseRecord = CaseFields.partial().required({ id: true })
export type CaseRecord = z.infer<typeof CaseRecord>

export const CasesQuery = z.strictObject({ ...caseFilters, ...pageQuery })
export type CasesQuery = z.infer<typeof CasesQuery>

export const CaseList = z.strictObject({
  items: z.array(CaseRecord),
  /** All that the filters match; of the police, of their own list only. */
  total: z.int(),
  next: z.string().optional(),
})
export type CaseList = z.infer<typeof CaseList>

export const SearchInput = z.strictObject({
  /** A whole identity number, a whole name, a given name with a year of birth; in one commune also a part of a name. */
  text: shortText(2, 120),
})
export type SearchInput = z.infer<typeof SearchInput>
export const SearchAnswer = z.strictObject({ items: z.array(CaseRecord), total: z.int() })
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** What changes a legal status: a decision under the law that was in force on its day. */
export const StatusChangeInput = z.strictObject({
  toStatus: LegalStatus,
  decisionNumber: shortText(1, 100).optional(),
  decisionOn: Day,
  issuingBody: z.string().max(60),
  /** The day of the decision unless given. */
  effectiveOn: Day.optional(),
  plannedEnd: Day.optional(),
  /** Number of the decision that shortened the term; needed to complete before the planned end. */
  reductionDocument: shortText(1, 100).optional(),
  /** For `moved`: the current commune, or the province whose queue takes the person. */
  toUnitCode: Code.optional(),
})
export type StatusChangeInput = z.infer<typeof StatusChangeInput>

const identity = {
  name: personName,
  sex: Sex,
  birthYear,
  birthDate: birthDate.nullable().optional(),
  idNumber: idNumber.nullable().optional(),
  phone: phoneNumber.nullable().optional(),
  address: shortText(1, 300).nullable().optional(),
  /** Needs the consent of that name. */
  familyContact: shortText(1, 200).nullable().optional(),
}

const place = {
  /** The commune follows from the point, and must lie in the own area. */
  geometry: PointGeometry.nullable().optional(),
  precision: Precision.optional(),
  /** Without a point: the current commune, or the province for its unplaced queue. */
  unitCode: Code.optional(),
}

const tracks = {
  support: Support.optional(),
  nextStep: NextStep.nullable().optional(),
  nextDueOn: Day.nullable().optional(),
  work: Work.optional(),
  tradeLearned: TradeCode.nullable().optional(),
  tradeWanted: TradeCode.nullable().optional(),
  substance: Substance.optional(),
  /** Needs the consent of that name. */
  substitution: z.boolean().nullable().optional(),
}

export const ConsentInput = z.strictObject({ purpose: ConsentPurpose, givenOn: Day })
export type ConsentInput = z.infer<typeof ConsentInput>

export const CaseInput = z.strictObject({
  ...identity,
  ...place,
  ...tracks,
  openedOn: Day,
  /** Rehabilitation unless given. */
  programme: OpeningProgramme.optional(),
  /** The legal status with which the case begins; a released prisoner has none. */
  opening: StatusChangeInput.omit({ toUnitCode: true, reductionDocument: true }).optional(),
  /** What the person agreed to at the opening; of a released prisoner, support at least. */
  consents: z.array(ConsentInput).max(ConsentPurpose.options.length).optional(),
})
export type CaseInput = z.infer<typeof CaseInput>

/** Opens a case again for the person of a closed one, in the same commune. */
export const ReopeningInput = CaseInput.pick({
  geometry: true,
  precision: true,
  openedOn: true,
  programme: true,
  opening: true,
  consents: true,
})
export type ReopeningInput = z.infer<typeof ReopeningInput>

/** A field that is absent stays as it is; null empties it. */
export const CasePatch = z.strictObject({ ...identity, ...place, ...tracks }).partial()
export type CasePatch = z.infer<typeof CasePatch>

export const NeedAssessmentInput = z.strictObject({
  /** Codes of the scorecard in force. */
  needs: z.array(z.string().max(60)).max(40),
  /** The worker's own judgement; what the scorecard suggests unless given. */
  band: NeedBand.optional(),
  /** Needed when the band is another than the suggested one. */
  overrideReason: longText(5, 500).optional(),
})
export type NeedAssessmentInput = z.infer<typeof NeedAssessmentInput>

export const ServiceInput = z.strictObject({
  kind: ServiceKind,
  givenOn: Day,
  note: longText(1, 2000).optional(),
})
export type ServiceInput = z.infer<typeof ServiceInput>

/** Today unless given. */
export const WithdrawalInput = z.strictObject({ withdrawnOn: Day.optional() })
export const ConsentParams = z.strictObject({ id: PathId, consentId: PathId })

export const AccessLog = z.strictObject({
  items: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      displayName: z.string(),
      roles: z.array(Role),
      /** Such as `cases.read`. */
      action: z.string(),
    }),
  ),
  total: z.int(),
})
export type AccessLog = z.infer<typeof AccessLog>

export const IdNumberAnswer = z.strictObject({ id: Id, idNumber: z.string().nullable() })

const Named = z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() })

/** What the forms need to know of the law: nothing in it is about a person. */
export const LegalRules = z.strictObject({
  regimes: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      /** First and last day in force; null where it has none. */
      validFrom: Day.nullable(),
      validTo: Day.nullable(),
    }),
  ),
  statuses: z.array(
    z.strictObject({
      code: LegalStatus,
      name: z.string(),
      nameEn: z.string(),
      /** The case ends with it. */
      terminal: z.boolean(),
      programme: Programme.nullable(),
    }),
  ),
  rules: z.array(
    z.strictObject({
      regime: z.string(),
      status: LegalStatus,
      decidedBy: z.array(z.string()),
      document: z.string().nullable(),
      leastMonths: z.int().nullable(),
      mostMonths: z.int().nullable(),
      basis: z.string(),
    }),
  ),
  transitions: z.array(
    z.strictObject({
      regime: z.string(),
      fromStatus: z.union([LegalStatus, z.literal('opening')]),
      toStatus: LegalStatus,
      /** An interrupted term goes on: what is left may be shorter than the least term. */
      resumes: z.boolean(),
    }),
  ),
  /** Names of the bodies and kinds of documents that the rules speak of. */
  bodies: z.array(Named),
  documents: z.array(Named),
})
export type LegalRules = z.infer<typeof LegalRules>

export const Scorecard = z.strictObject({
  version: z.string(),
  validFrom: Day,
  items: z.array(Named.extend({ points: z.int(), service: ServiceKind })),
  /** Least points of the two upper bands. */
  bands: z.strictObject({ medium: z.int(), high: z.int() }),
})
export type Scorecard = z.infer<typeof Scorecard>
