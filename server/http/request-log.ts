import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

// What stands in our paths is written without escapes; anything else somebody typed, and it may be a name.
const ESCAPED_SEGMENT = /[^/]*%[^/]*/g

/** One line per request: method, path without its query, status, duration. No address, no cookie, no name. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?')[0]?.replace(ESCAPED_SEGMENT, '…'),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
  })
}
