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
  // A row outside the caller's scope answers like a row that is not there.
  if (error.code === '42501' && error.message.includes('row-level security')) return problems.notFound()
  return CLASSES[error.code]?.(error.constraint ?? '') ?? null
}

/** Any thrown value as a problem; what nobody foresaw becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return problemOfDatabaseError(error) ?? problems.internal()
}
