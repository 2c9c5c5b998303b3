import type { RequestHandler } from 'express'
import { problems } from './problems.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that change something and come from another site. Programs that send neither Origin nor
 * Sec-Fetch-Site are no browsers, and no browser can be tricked into omitting both.
 */
export function refuseCrossSite(publicUrl: URL | null): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next()
    const site = request.get('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw problems.crossSite()
    const origin = request.get('origin')
    if (origin !== undefined && !ownOrigins(request.get('host'), publicUrl).includes(origin)) {
      throw problems.crossSite()
    }
    next()
  }
}

function ownOrigins(host: string | undefined, publicUrl: URL | null): string[] {
  return publicUrl ? [publicUrl.origin] : [`http://${host}`]
}
