import type { ProblemDocument } from './problem-schema.ts'

/** One input that was refused, and why. `path` is a field or parameter, such as `trades.0.openings`. */
export interface InputError {
  path: string
  code: string
  message: string
}

interface ProblemExtras {
  errors?: InputError[]
  versions?: { yours: unknown; current: unknown }
  headers?: Record<string, string>
}

/** An answer that is not a success, as RFC 9457 writes it. Thrown anywhere below an endpoint. */
export class Problem extends Error {
  override name = 'Problem'

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${code}: ${detail}`)
  }

  get errors(): InputError[] | undefined {
    return this.extras.errors
  }

  /** The document for one request; `instance` is its path, without the query. */
  document(instance: string): ProblemDocument {
    const { errors, versions } = this.extras
    return {
      type: `urn:hoanhap:problem:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.detail,
      instance,
      ...(errors ? { errors } : {}),
      ...(versions ? { versions } : {}),
    }
  }
}

/** Every way in which a request can fail. Codes are stable: clients translate them. */
export const problems = {
  invalidRequest: (errors: InputError[]) =>
    new Problem(400, 'invalid_request', 'The request is not valid', sentence(errors), { errors }),
  malformedJson: () =>
    new Problem(400, 'malformed_json', 'The body is not JSON', 'The body could not be read as JSON.'),
  reasonRequired: () =>
    new Problem(
      400,
      'reason_required',
      'A reason is required',
      'Send a reason of 5 to 200 characters in X-Reason.',
    ),
  syntheticUnconfirmed: () =>
    new Problem(
      400,
      'synthetic_unconfirmed',
      'Not confirmed as invented',
      'This place is invented: confirm with synthetic=true that everybody in the file is invented too.',
    ),
  notInRelease: (parameter: string) =>
    new Problem(400, 'not_in_release', 'Not in the release', `Released counts have no "${parameter}".`, {
      errors: [{ path: parameter, code: 'not_in_release', message: 'released counts do not have this' }],
    }),
  notSignedIn: () => new Problem(401, 'not_signed_in', 'Not signed in', 'Sign in first.'),
  wrongCredentials: () =>
    new Problem(401, 'wrong_credentials', 'Sign-in failed', 'The user name or the password is wrong.'),
  notAllowed: (detail = 'Your roles do not allow this.') =>
    new Problem(403, 'not_allowed', 'Not allowed', detail),
  namedWorkerOnly: () =>
    new Problem(
      403,
      'named_worker_only',
      'Not allowed',
      'The file of somebody who may be under 18 is opened by the worker of the commune alone.',
    ),
  notOnOneself: () =>
    new Problem(
      403,
      'not_on_oneself',
      'Not allowed',
      'Nobody changes the own account: ask another administrator.',
    ),
  crossSite: () =>
    new Problem(403, 'cross_site', 'Refused', 'Requests that change something must come from this site.'),
  notFound: (errors?: InputError[]) =>
    new Problem(404, 'not_found', 'Not found', 'There is nothing here, or it is not yours to see.', {
      errors,
    }),
  conflict: (code: string, detail: string, errors?: InputError[]) =>
    new Problem(409, code, 'In conflict with what is there', detail, { errors }),
  gone: (detail: string) => new Problem(410, 'gone', 'Withdrawn', detail),
  stale: (yours: unknown, current: unknown) =>
    new Problem(412, 'stale', 'Changed in the meantime', 'Somebody changed this after you read it.', {
      versions: { yours, current },
    }),
  tooLarge: () => new Problem(413, 'too_large', 'Too large', 'The body is larger than this server accepts.'),
  unsupportedMedia: (wanted = 'application/json') =>
    new Problem(415, 'unsupported_media_type', 'Another kind of body', `Send the body as ${wanted}.`),
  preconditionRequired: () =>
    new Problem(
      428,
      'precondition_required',
      'If-Match is required',
      'Send the ETag that you read in If-Match.',
    ),
  tooManyAttempts: (retryAfterSeconds: number) =>
    new Problem(
      429,
      'too_many_attempts',
      'Too many attempts',
      'Too many failed sign-ins. Wait, then try again.',
      {
        headers: { 'Retry-After': String(retryAfterSeconds) },
      },
    ),
  internal: () =>
    new Problem(500, 'internal', 'Something went wrong', 'The server failed; the failure was logged.'),
  starting: (progress: string) => new Problem(503, 'starting', 'Starting', progress),
  draining: () => new Problem(503, 'draining', 'Stopping', 'The server is stopping. Try again in a moment.'),
  busy: () =>
    new Problem(503, 'busy', 'Busy', 'Many are waiting for such an answer already. Try again in a moment.'),
  geocoderSilent: () =>
    new Problem(503, 'geocoder_silent', 'No answer', 'The geocoding service of the office does not answer.'),
  tooSlow: () =>
    new Problem(
      503,
      'too_slow',
      'Took too long',
      'The answer took too long and was given up. Nothing was changed.',
    ),
}

function sentence(errors: InputError[]): string {
  return errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
}
