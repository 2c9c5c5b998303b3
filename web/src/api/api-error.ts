import type { ProblemDocument } from '@hoanhap/server/contract.ts'

/** What the server refused or could not do, as its problem document says it. */
export class ApiError extends Error {
  readonly status: number
  /** Stable; `offline` when no answer came, `unreadable` when the answer was not a problem document. */
  readonly code: string
  readonly detail: string
  readonly errors: NonNullable<ProblemDocument['errors']>
  /** What was read and what stands now, when a change was based on an old version. */
  readonly versions: ProblemDocument['versions']
  readonly url: string

  constructor(url: string, problem: Partial<ProblemDocument> & { status: number; code: string }) {
    super(problem.detail ?? problem.title ?? problem.code)
    this.name = 'ApiError'
    this.url = url
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? problem.title ?? ''
    this.errors = problem.errors ?? []
    this.versions = problem.versions
  }

  /** The refusal of one field, for the line under its input. */
  errorAt(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message
  }
}
