import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type RequestHandler, Router } from 'express'
import { problems } from './problems.ts'

/** Where the build puts the page. */
export const PAGE_DIRECTORY = fileURLToPath(new URL('../../web/dist', import.meta.url))
const ONE_YEAR_MILLISECONDS = 31_536_000_000

/**
 * Serves the built page. Files under `/assets` carry a hash of their content in their name and are kept for a year;
 * every path that looks like a page gets the page; a file that is not there is a 404, never the page.
 */
export function servePage(directory: string): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: ONE_YEAR_MILLISECONDS }),
  )
  router.use('/assets', () => {
    throw problems.notFound()
  })
  router.use(express.static(directory, { index: false, cacheControl: false, setHeaders: revalidate }))
  router.use(pageFallback(join(directory, 'index.html')))
  return router
}

function revalidate(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache')
}

function pageFallback(indexFile: string): RequestHandler {
  return (request, response, next) => {
    const looksLikeFile = /\.[^/]*$/.test(request.path)
    const isMalformed = /%(?![0-9A-Fa-f]{2})|%00/.test(request.path)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads || looksLikeFile || isMalformed || !existsSync(indexFile)) return next(problems.notFound())
    response.set('Cache-Control', 'no-cache').sendFile(indexFile)
  }
}
