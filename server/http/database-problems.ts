import { DatabaseError } from 'pg'
import { Problem, problems } from './problems.ts'

/** Constraints whose breach deserves words of its own, by name. */
const CONSTRAINTS: Record<string, () => Problem> = {
  account_username_unique: () =>
    problems.conflict('username_taken', 'An account with this user name exists.'),
  account_scope_unit: () =>
    problems.invalidRequest([{ path: 'scope', code: 'unknown_unit', message: 'there is no such unit' }]),
  account_scope_not_empty: () =>
    problems.invalidRequest([
      { path: 'scope', code: 'empty_period', message: 'a scope ends before it begins' },
    ]),
  vacancy_trade: () =>
    problems.invalidRequest([{ path: 'trades', code: 'unknown_trade', message: 'there is no such trade' }]),
  vacancy_pkey: () =>
    problems.invalidRequest([{ path: 'trades', code: 'duplicate', message: 'a trade stands here twice' }]),
  release_one_standing_per_period: () =>
    problems.conflict('release_exists', 'There is a standing release for this quarter.'),
  release_immutable: () => problems.conflict('release_immutable', 'A release cannot be changed.'),
  status_change_case_is_open: caseClosed,
  case_is_open: caseClosed,
  case_file_one_open_per_person: () => problems.conflict('case_open', 'The person has an open case already.'),
  consent_one_in_force: () =>
    problems.conflict('consent_in_force', 'A consent for this purpose is in force already.'),
  consent_stays_withdrawn: () =>
    problems.conflict('consent_withdrawn', 'The consent was withdrawn; the person has to give a new one.'),
  recorded_approval_pkey: () => problems.conflict('approval_recorded', 'This is on record already.'),
  case_leaves_queue: () =>
    problems.conflict('not_in_queue', 'Only a person in the queue of a province is given to a commune.'),
  person_real_is_allowed: () =>
    problems.conflict('real_people_refused', 'People who are not synthetic are refused here.'),
}

function caseClosed(): Problem {
  return problems.conflict('case_closed', 'The case is closed; a new one has to be opened.')
}

/** The guards of the register: which field of a request a refusal is about, and what is wrong with it. */
const GUARDED_FIELDS: Record<string, [path: string, code: string, message: string]> = {
  status_change_regime_in_force: [
    'regime',
    'not_in_force',
    'this law was not in force on the day of the decision',
  ],
  status_change_allowed: ['toStatus', 'not_allowed', 'the law does not allow this change'],
  status_change_document: ['decisionNumber', 'required', 'this change needs the number of its document'],
  status_change_issuing_body: ['issuingBody', 'not_competent', 'another body decides this'],
  status_change_decided: ['decisionOn', 'in_the_future', 'a decision is made before it is recorded'],
  status_change_in_order: [
    'effectiveOn',
    'order',
    'takes effect after its decision and after the change before, and not in the future',
  ],
  status_change_without_term: ['plannedEnd', 'not_expected', 'this change has no planned end'],
  status_change_planned_end: ['plannedEnd', 'required', 'this change needs a planned end'],
  status_change_term: ['plannedEnd', 'outside_term', 'lies outside the term that the law allows'],
  status_change_completed_early: [
    'reductionDocument',
    'required',
    'before the planned end a document of reduction or exemption is needed',
  ],
  status_change_of_rehab: [
    'toStatus',
    'not_allowed',
    'the drug law gives a released prisoner no legal status',
  ],
  case_file_rests_on_consent: ['consents', 'required', 'this file needs the consent to support'],
  health_file_of_rehab: ['substance', 'not_expected', 'this file holds nothing about substances'],
  treatment_file_of_rehab: ['substitution', 'not_expected', 'this file holds nothing about substances'],
  status_change_move: ['toUnitCode', 'invalid', 'a move, and only a move, names another unit of today'],
  case_file_person_is_twelve: ['birthYear', 'under_twelve', 'a person under 12 is not in this system'],
  person_birth_year_range: ['birthYear', 'out_of_range', 'a year from 1900 to 2100'],
  case_file_not_in_the_future: ['openedOn', 'in_the_future', 'a case is opened today or was opened before'],
  case_file_opened_before_changes: ['openedOn', 'order', 'a case is opened before its legal status changes'],
  case_file_closed_after_opening: ['openedOn', 'order', 'a case is opened before it is closed'],
  person_unit_is_current: ['unitCode', 'not_current', 'a person belongs to a commune or province of today'],
  residence_precision_with_location: [
    'precision',
    'with_point',
    'a point has a precision, and only a point has one',
  ],
  support_file_step_with_day: ['nextDueOn', 'with_step', 'a next step has a day, and a day has a step'],
  work_file_trade_learned: ['tradeLearned', 'unknown_trade', 'there is no such trade'],
  work_file_trade_wanted: ['tradeWanted', 'unknown_trade', 'there is no such trade'],
  need_assessment_scorecard: ['scorecard', 'unknown', 'there is no such scorecard'],
  need_assessment_needs_known: ['needs', 'unknown', 'a need stands here twice or is not on the scorecard'],
  need_assessment_override_with_reason: [
    'overrideReason',
    'required',
    'another band than the suggested one needs a reason of 5 to 500 characters',
  ],
  need_assessment_assessed_on_not_in_the_future: ['assessedOn', 'in_the_future', 'this day has not come yet'],
  consent_given_on_not_in_the_future: ['givenOn', 'in_the_future', 'this day has not come yet'],
  consent_withdrawn_on_not_in_the_future: ['withdrawnOn', 'in_the_future', 'this day has not come yet'],
  consent_withdrawn_after_given: ['withdrawnOn', 'order', 'a consent ends after it was given'],
  service_event_given_on_not_in_the_future: ['givenOn', 'in_the_future', 'this day has not come yet'],
}

/** What a kind of database error means to a client. Values never travel: they could belong to a row that is hidden. */
const CLASSES: Record<string, (constraint: string) => Problem> = {
  '23505': () => problems.conflict('already_exists', 'This exists already.'),
  '23503': () =>
    problems.conflict('still_referenced', 'Something else refers to this, or it refers to nothing.'),
  '23514': (constraint) =>
    problems.invalidRequest([{ path: '', code: constraint, message: `against the rule ${constraint}` }]),
  '23P01': () => problems.conflict('overlaps', 'This overlaps with what is there.'),
  '23001': () => problems.conflict('not_changeable', 'This cannot be changed.'),
  // A range whose end lies before its beginning.
  '22000': () =>
    problems.invalidRequest([{ path: '', code: 'empty_period', message: 'ends before it begins' }]),
  '22003': () => problems.notFound(),
  '40001': () => problems.conflict('try_again', 'Somebody else changed the same thing. Try again.'),
  '40P01': () => problems.conflict('try_again', 'Somebody else changed the same thing. Try again.'),
  '55P03': () => problems.tooSlow(),
  '57014': () => problems.tooSlow(),
}

/** The problem behind a database error; null when the error is not the caller's doing. */
export function problemOfDatabaseError(error: unknown): Problem | null {
  if (!(error instanceof DatabaseError) || !error.code) return null
  const named = error.constraint ? CONSTRAINTS[error.constraint] : undefined
  if (named) return named()
  const field = error.constraint ? GUARDED_FIELDS[error.constraint] : undefined
  if (field) {
    const [path, code, message] = field
    return problems.invalidRequest([{ path, code, message }])
  }
  // A row outside the caller's scope answers like a row that is not there.
  if (error.code === '42501' && error.message.includes('row-level security')) return problems.notFound()
  return CLASSES[error.code]?.(error.constraint ?? '') ?? null
}

/** Any thrown value as a problem; what nobody foresaw becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return problemOfDatabaseError(error) ?? problems.internal()
}
