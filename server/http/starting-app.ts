import express, { type Express } from 'express'
import type { Health } from '../features/health/schemas.ts'
import { servePage } from './page.ts'
import { problems } from './problems.ts'
import { securityHeaders } from './security-headers.ts'
import { sendProblem } from './send.ts'

/** What is served until the data are there: the page, which says what the start is busy with, and nothing else. */
export function createStartingApp(options: {
  publicUrl: URL | null
  version: string
  pageDirectory: string
  progress(): string
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders(options.publicUrl))
  app.get('/api/v1/health', (_request, response) => {
    const health: Health = {
      status: 'starting',
      version: options.version,
      database: null,
      pack: null,
      progress: options.progress(),
      demoAccounts: false,
    }
    response.status(503).set({ 'Cache-Control': 'no-store', 'Retry-After': '1' }).json(health)
  })
  app.use('/api', (request, response) =>
    sendProblem(problems.starting(options.progress()), request, response),
  )
  app.use(servePage(options.pageDirectory))
  app.use(
    (_error: unknown, request: express.Request, response: express.Response, _next: express.NextFunction) =>
      sendProblem(problems.notFound(), request, response),
  )
  return app
}
