import { REGIMES, type RegimeCode } from './regimes.ts'
import { STATUSES, type StatusCode } from './statuses.ts'

/** One change of legal status that a regime allows. */
export interface TransitionSeed {
  regime: RegimeCode
  from: StatusCode | 'opening'
  to: StatusCode
  /** A term that was interrupted goes on: what is left may be shorter than the shortest term. */
  resumes: boolean
}

/** From each status that lasts, where the law lets it go. No status follows from a note, a score or a lapse. */
const NEXT: Partial<Record<StatusCode | 'opening', readonly StatusCode[]>> = {
  // A file may begin wherever the person stands when the commune takes it on.
  opening: [
    'use_management',
    'assessment',
    'registration_window',
    'voluntary_home',
    'voluntary_centre',
    'ost',
    'compulsory_proposed',
    'compulsory_centre',
    'post_rehab',
  ],
  use_management: ['assessment', 'management_ended', 'moved'],
  assessment: ['use_management', 'registration_window', 'management_ended'],
  registration_window: ['voluntary_home', 'voluntary_centre', 'ost', 'compulsory_proposed'],
  // To verify by a lawyer: moves during voluntary rehabilitation at home and during substitution treatment.
  voluntary_home: ['post_rehab', 'voluntary_centre', 'ost', 'compulsory_proposed', 'moved'],
  voluntary_centre: ['post_rehab', 'voluntary_home', 'ost', 'compulsory_proposed'],
  ost: ['post_rehab', 'voluntary_home', 'voluntary_centre', 'compulsory_proposed', 'moved'],
  compulsory_proposed: [
    'compulsory_centre',
    'postponed',
    'voluntary_home',
    'voluntary_centre',
    'ost',
    'closed_rejected',
  ],
  compulsory_centre: ['post_rehab', 'suspended', 'absconded', 'detained', 'ost'],
  postponed: ['compulsory_centre', 'exempted'],
  suspended: ['compulsory_centre', 'exempted'],
  // To verify by a lawyer: everything about absence from a centre.
  absconded: ['compulsory_centre', 'detained', 'closed_rejected'],
  post_rehab: ['completed', 'assessment', 'detained', 'moved'],
  detained: ['compulsory_centre', 'post_rehab'],
}

/** Changes after which an earlier term goes on. To verify by a lawyer: how time already spent counts. */
const RESUMED: Partial<Record<StatusCode, readonly StatusCode[]>> = {
  assessment: ['use_management'],
  voluntary_home: ['voluntary_centre'],
  voluntary_centre: ['voluntary_home'],
  postponed: ['compulsory_centre'],
  suspended: ['compulsory_centre'],
  absconded: ['compulsory_centre'],
  detained: ['compulsory_centre', 'post_rehab'],
}

// Death, and a file entered in error, end a case from wherever it is.
const FROM_ANYWHERE: StatusCode = 'closed_other'

/** Both regimes allow the same changes, as far as Law 120/2025 could be read. To verify by a lawyer. */
export const TRANSITIONS: readonly TransitionSeed[] = REGIMES.flatMap(({ code }) => [
  ...listed(code),
  ...STATUSES.filter((status) => !status.terminal && status.code !== 'moved').map((status) => ({
    regime: code,
    from: status.code,
    to: FROM_ANYWHERE,
    resumes: false,
  })),
])

function listed(regime: RegimeCode): TransitionSeed[] {
  return (Object.keys(NEXT) as (StatusCode | 'opening')[]).flatMap((from) =>
    (NEXT[from] ?? []).map((to) => ({ regime, from, to, resumes: resumes(from, to) })),
  )
}

function resumes(from: StatusCode | 'opening', to: StatusCode): boolean {
  return from !== 'opening' && (RESUMED[from]?.includes(to) ?? false)
}
