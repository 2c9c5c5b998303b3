import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import { routes as access } from './features/access/routes.ts'
import { routes as accounts } from './features/accounts/routes.ts'
import { routes as addresses } from './features/addresses/routes.ts'
import { routes as approvals } from './features/approvals/routes.ts'
import { routes as audit } from './features/audit/routes.ts'
import { routes as caseload } from './features/caseload/routes.ts'
import { routes as cases } from './features/cases/routes.ts'
import { routes as coverage } from './features/coverage/routes.ts'
import { routes as employers } from './features/employers/routes.ts'
import { routes as health } from './features/health/routes.ts'
import { routes as imports } from './features/imports/routes.ts'
import { routes as releases } from './features/releases/routes.ts'
import { routes as scenarios } from './features/scenarios/routes.ts'
import { routes as services } from './features/services/routes.ts'
import { routes as siting } from './features/siting/routes.ts'
import { routes as tiles } from './features/tiles/routes.ts'
import { routes as units } from './features/units/routes.ts'
import { routes as unplaced } from './features/unplaced/routes.ts'
import { answer } from './http/answer.ts'
import { refuseCrossSite } from './http/cross-site.ts'
import { toProblem } from './http/database-problems.ts'
import type { Endpoint } from './http/endpoint.ts'
import { loggableError } from './http/loggable-error.ts'
import { openApiRoute } from './http/openapi.ts'
import { PAGE_DIRECTORY, servePage } from './http/page.ts'
import { Problem, problems } from './http/problems.ts'
import { createRegistry, type Registry } from './http/registry.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { sendProblem, sendReply } from './http/send.ts'
import type { AppServices } from './http/services.ts'

/** The features: the table of contents of the API. */
const features: Endpoint[][] = [
  health,
  accounts,
  audit,
  approvals,
  units,
  addresses,
  tiles,
  employers,
  services,
  coverage,
  releases,
  caseload,
  access,
  siting,
  scenarios,
  cases,
  imports,
  unplaced,
]

const BODY_LIMIT = '1mb'

/** Every endpoint of the server, with the description of all of them as the last. */
export function allEndpoints(): Registry {
  const endpoints = features.flat()
  return createRegistry([...endpoints, openApiRoute(endpoints)])
}

/** The Express application over running services. */
export function createApp(running: AppServices, logger: Logger): Express {
  const app = express()
  const registry = allEndpoints()
  app.disable('x-powered-by')
  app.disable('etag')
  const first = [requestLog(logger, registry), securityHeaders(running.config.publicUrl)]
  app.use('/api/v1', lightApi(running, registry, first))
  app.use(first)
  app.use(compression())
  app.use('/api/v1', api(running, registry))
  app.use('/api', () => {
    throw problems.notFound()
  })
  app.use(servePage(PAGE_DIRECTORY))
  app.use(errors(logger))
  return app
}

/** Counts of people, of which a map asks many at once: past everything that only others need. */
function lightApi(running: AppServices, { endpoints }: Registry, first: RequestHandler[]) {
  const router = express.Router()
  for (const endpoint of endpoints.filter(isLight)) mount(router, endpoint, running, first)
  return router
}

function isLight({ spec }: Endpoint): boolean {
  return spec.points === true && spec.method === 'get'
}

function api(running: AppServices, { endpoints }: Registry) {
  const router = express.Router()
  router.use(refuseCrossSite(running.config.publicUrl))
  router.use(express.json({ limit: BODY_LIMIT }))
  for (const endpoint of endpoints) if (!isLight(endpoint)) mount(router, endpoint, running)
  return router
}

function mount(
  router: express.Router,
  endpoint: Endpoint,
  running: AppServices,
  first: RequestHandler[] = [],
): void {
  const { method, path } = endpoint.spec
  router[method](path, ...first, async (request: Request, response: Response) => {
    const answered = await answer(endpoint, running, request)
    await sendReply(answered.endpoint, running, answered.reply, request, response)
  })
}

function errors(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = bodyProblem(error) ?? toProblem(error)
    if (problem.status >= 500) logger.error({ error: loggableError(error) }, problem.code)
    if (!response.headersSent) sendProblem(problem, request, response)
    else response.destroy()
  }
}

/** What the body parser and the router throw, in the words of the catalogue. */
function bodyProblem(error: unknown) {
  if (!(error instanceof Error) || error instanceof Problem) return null
  const type = 'type' in error ? error.type : undefined
  if (type === 'entity.too.large') return problems.tooLarge()
  if (type === 'entity.parse.failed') return problems.malformedJson()
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return problems.unsupportedMedia()
  // A path that cannot be decoded or leaves the folder names nothing.
  const status = 'status' in error ? Number(error.status) : 500
  return error instanceof URIError || (status >= 400 && status < 500) ? problems.notFound() : null
}
