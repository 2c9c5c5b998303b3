import { type BenchFilter, DAYS } from '@hoanhap/geo/bench/register.ts'
import { type Day, dayNumber } from '@hoanhap/geo/day.ts'
import express, { type Router } from 'express'
import { z } from 'zod'
import { recordLook } from '../../../../server/features/audit/record-look.ts'
import { CaseFilters, programmesOf, VALUES_OF } from '../../../../server/features/cases/filters.ts'
import { answer } from '../../../../server/http/answer.ts'
import { type Context, type Endpoint, endpoint } from '../../../../server/http/endpoint.ts'
import { sendReply } from '../../../../server/http/send.ts'
import type { AppServices } from '../../../../server/http/services.ts'
import type { PointTable } from './sql-anchor.ts'

/**
 * The same questions on the same machinery (session, rights, checks of the input, line in the log, sending), answered by
 * `PointTable`: what is compared is where the counts come from.
 */
export function anchorRoutes(services: AppServices, table: PointTable): Router {
  const router = express.Router()
  for (const one of anchors(table))
    router.get(one.spec.path, async (request, response) => {
      const answered = await answer(one, services, request)
      await sendReply(answered.endpoint, services, answered.reply, request, response)
    })
  return router
}

const TileNumber = z.coerce.number().int()
const TileParams = z.strictObject({ z: TileNumber, x: TileNumber, y: TileNumber })
const LevelledFilters = z.looseObject({ level: z.literal('commune') })

const SHARED = {
  method: 'get',
  plane: 'register',
  roles: ['social_officer'],
  audit: 'records',
  cache: 'noStore',
  transaction: false,
  query: CaseFilters,
} as const

function anchors(table: PointTable): Endpoint[] {
  const roles: ['social_officer'] = ['social_officer']
  return [
    endpoint(
      {
        ...{ ...SHARED, roles, path: '/tiles/cases/:z/:x/:y.mvt', summary: 'anchor' },
        ...{ params: TileParams, response: 'binary' as const },
      },
      async (context) => {
        await look(context, 'tiles')
        return table.tile(context.params, filterOf(context.query, context.today))
      },
    ),
    endpoint(
      { ...SHARED, roles, path: '/caseload/facets', summary: 'anchor', response: z.unknown() },
      async (context) => {
        await look(context, 'facets')
        return table.facets(filterOf(context.query, context.today))
      },
    ),
    endpoint(
      {
        ...SHARED,
        roles,
        path: '/caseload',
        summary: 'anchor',
        query: LevelledFilters,
        response: z.unknown(),
      },
      async (context) => {
        const { level: _level, ...filters } = context.query
        await look(context, 'caseload')
        return [...(await table.countsByUnit(filterOf(CaseFilters.parse(filters), context.today)))]
      },
    ),
  ]
}

function look(context: Pick<Context, 'account' | 'services' | 'sender'> & { query: object }, name: string) {
  const query = { ...context.query }
  return recordLook(
    { account: context.account, services: context.services, sender: context.sender, query },
    { action: `anchor.${name}`, route: `GET /anchor/${name}`, detail: (view) => ({ view }) },
  )
}

/** The filter as the columns of the table have it. */
function filterOf(filters: CaseFilters, today: Day): BenchFilter {
  const chosen = { ...filters, programme: programmesOf(filters) }
  const columns = ['status', 'programme', 'sex', 'work', 'trade'] as const
  const among = columns.flatMap((column) => {
    const values: readonly string[] | undefined = chosen[column]
    return values ? [{ column, values: values.map((value) => VALUES_OF[column].indexOf(value)) }] : []
  })
  const offset = (day: Day) => dayNumber(day) - dayNumber(today) + DAYS
  const { from, to } = filters
  if (from === undefined || to === undefined) return { among, between: [] }
  return { among, between: [{ column: 'opened', from: offset(from), before: offset(to) }] }
}
