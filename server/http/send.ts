import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { type Endpoint, type EndpointSpec, Json, type Reply } from './endpoint.ts'
import { contentEtag, isFresh } from './etag.ts'
import type { Problem } from './problems.ts'
import type { AppServices } from './services.ts'

/** Sends an answer: checked against its schema where that is wanted, with its caching headers, or as 304. */
export async function sendReply(
  endpoint: Endpoint,
  services: AppServices,
  reply: Reply<unknown>,
  request: Request,
  response: Response,
): Promise<void> {
  const { spec } = endpoint
  const { written } = reply.options
  const body = written?.text ?? encode(spec, reply.value, services.config.checkResponses)
  response.status(reply.options.status ?? spec.status ?? 200)
  response.set(cacheHeaders(spec, services, request))
  const own = reply.options.etag ?? written?.etag
  const etag = own ?? (spec.cache === 'noStore' ? undefined : contentEtag(body))
  if (etag) response.set('ETag', etag)
  if (spec.response !== 'binary') response.type('application/json')
  response.set(reply.options.headers ?? {})
  if (etag && spec.cache !== 'noStore' && isFresh(request.get('if-none-match'), etag)) {
    response.status(304).end()
    return
  }
  if (written && written.text.length > WORTH_COMPRESSING && request.acceptsEncodings('gzip')) {
    response.set('Content-Encoding', 'gzip').end(await written.compressed())
    return
  }
  if (spec.points && body.length > WORTH_COMPRESSING && request.acceptsEncodings('gzip')) {
    response.set('Content-Encoding', 'gzip').end(await compress(body, { level: FASTEST }))
    return
  }
  response.end(response.statusCode === 204 ? undefined : body)
}

const WORTH_COMPRESSING = 1024
/** What is sent once is compressed once: more effort costs more than the answer itself. */
const FASTEST = 1
const compress = promisify(gzip)

/** Writes a problem document. Problems are never kept. */
export function sendProblem(problem: Problem, request: Request, response: Response): void {
  const [instance = '/'] = request.originalUrl.split('?')
  response.status(problem.status).set({ 'Cache-Control': 'no-store', ...problem.extras.headers })
  response.type('application/problem+json').end(JSON.stringify(problem.document(instance)))
}

/** The body of an answer. Throws when it does not fit its schema. */
export function encode(spec: EndpointSpec, value: unknown, checkResponses: boolean): string | Uint8Array {
  if (spec.response === 'binary') {
    if (value instanceof Uint8Array) return value
    throw new TypeError(`${spec.path} must answer with bytes`)
  }
  if (value instanceof Json) {
    if (checkResponses) spec.response.parse(JSON.parse(String(value.bytes)))
    return value.bytes
  }
  return JSON.stringify(checkResponses ? spec.response.parse(value) : value) ?? ''
}

const ONE_YEAR_SECONDS = 31_536_000

// Private, because every answer but the page itself belongs to somebody who signed in.
function cacheHeaders(spec: EndpointSpec, services: AppServices, request: Request): Record<string, string> {
  if (spec.cache === 'noStore') return { 'Cache-Control': 'no-store' }
  const namesVersion = spec.cache === 'versioned' && request.query.v === services.pack.version
  return {
    'Cache-Control': namesVersion ? `private, max-age=${ONE_YEAR_SECONDS}, immutable` : 'private, no-cache',
    Vary: 'Cookie',
  }
}
