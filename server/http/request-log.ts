import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Registry } from './registry.ts'

// The number of a record or a tile; longer ones may be somebody's identity number or telephone.
const SHORT_NUMBER = /^\d{1,8}(\.mvt)?$/

/**
 * One line per request, when its answer is out or its sender is gone: method, path without its query, status, milliseconds.
 * No address, no cookie, no name.
 */
export function requestLog(logger: Logger, registry: Registry): RequestHandler {
  const words = wordsOf(registry)
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const level = response.statusCode >= 500 ? 'error' : 'info'
      const responseTime = Math.round(performance.now() - began)
      logger[level]({ ...lineOf(request, response, words), responseTime }, outcomeOf(response))
    })
    next()
  }
}

function lineOf({ method, originalUrl }: Request, { statusCode }: Response, words: ReadonlySet<string>) {
  const [path = ''] = originalUrl.split('?')
  return { req: { method, path: knownPath(path, words) }, res: { status: statusCode } }
}

function outcomeOf({ statusCode, writableFinished }: Response): string {
  if (!writableFinished) return 'request aborted'
  return statusCode >= 500 ? 'request errored' : 'request completed'
}

/** The fixed parts of all addresses of the server. */
function wordsOf({ endpoints }: Registry): ReadonlySet<string> {
  const fixed = endpoints.flatMap(({ spec }) => spec.path.split('/')).filter((part) => !part.startsWith(':'))
  return new Set(['', 'api', 'v1', 'assets', ...fixed])
}

/** The path with "…" for every part that is not of ours: somebody typed it, and it may be a name. */
function knownPath(path: string, words: ReadonlySet<string>): string {
  const shown = (part: string) => (words.has(part) || SHORT_NUMBER.test(part) ? part : '…')
  return path.split('/').map(shown).join('/')
}
