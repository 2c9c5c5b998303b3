import { z } from 'zod'

/** The closed lists by which a case is described and filtered; the database holds the same ones. */

export const LEGAL_STATUSES = [
  'use_management',
  'assessment',
  'registration_window',
  'voluntary_home',
  'voluntary_centre',
  'ost',
  'compulsory_proposed',
  'compulsory_centre',
  'postponed',
  'suspended',
  'absconded',
  'post_rehab',
  'completed',
  'detained',
  'moved',
  'management_ended',
  'exempted',
  'closed_rejected',
  'closed_other',
] as const
export const LegalStatus = z.enum(LEGAL_STATUSES)
export type LegalStatus = z.infer<typeof LegalStatus>

export const Programme = z.enum(['rehab', 'post_rehab', 'released_prisoner'])
export type Programme = z.infer<typeof Programme>

/**
 * What a case is opened for; after-care follows from its legal status. Released prisoners are counted apart, and the drug
 * law gives them no legal status: their file rests on their consent alone.
 */
export const OpeningProgramme = Programme.extract(['rehab', 'released_prisoner'])
export type OpeningProgramme = z.infer<typeof OpeningProgramme>

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/** In completed calendar years: the year of the day less the year of birth. */
export const AgeBand = z.enum(['12-17', '18-24', '25-34', '35-49', '50+'])
export type AgeBand = z.infer<typeof AgeBand>

export const NeedBand = z.enum(['high', 'medium', 'low'])
export type NeedBand = z.infer<typeof NeedBand>

/** As it is filtered and counted: `none` where no assessment is in force. */
export const SupportNeed = z.enum([...NeedBand.options, 'none'])
export type SupportNeed = z.infer<typeof SupportNeed>

export const Support = z.enum(['none', 'offered', 'accepted', 'active', 'paused', 'closed'])
export type Support = z.infer<typeof Support>

export const Work = z.enum([
  'unknown',
  'not_seeking',
  'seeking',
  'in_training',
  'referred',
  'placed',
  'self_employed',
  'left_job',
])
export type Work = z.infer<typeof Work>

export const NextStep = z.enum([
  'call',
  'meeting',
  'home_visit',
  'counselling',
  'assessment',
  'training',
  'job_interview',
  'referral_letter',
  'loan',
  'papers',
])
export type NextStep = z.infer<typeof NextStep>

export const ServiceKind = z.enum([
  'call',
  'meeting',
  'home_visit',
  'counselling',
  'referral_letter',
  'training',
  'job_interview',
  'placement',
  'loan',
  'health_insurance',
  'papers',
  'legal_aid',
])
export type ServiceKind = z.infer<typeof ServiceKind>

export const ConsentPurpose = z.enum([
  'support',
  'employment',
  'training',
  'health',
  'loan',
  'familyContact',
  'substitution',
])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

export const Substance = z.enum(['opioid', 'ats', 'other', 'unknown'])
export type Substance = z.infer<typeof Substance>

export const Precision = z.enum(['exact', 'street', 'hamlet'])
export type Precision = z.infer<typeof Precision>
