import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Registry } from './registry.ts'

// The number of a record or a tile; longer ones may be somebody's identity number or telephone.
const SHORT_NUMBER = /^\d{1,8}(\.mvt)?$/

/** One line per request: method, path without its query, status, duration. No address, no cookie, no name. */
export function requestLog(logger: Logger, registry: Registry): RequestHandler {
  const words = wordsOf(registry)
  return pinoHttp({
    logger,
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: knownPath(request.url.split('?')[0] ?? '', words),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
  })
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
