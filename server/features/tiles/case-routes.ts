import { FINEST_DRAWN_ZOOM } from '@hoanhap/geo/tiles/cells.ts'
import { z } from 'zod'
import { asRequest } from '../../db/transactions.ts'
import { recordAudit } from '../../http/audit.ts'
import { type Context, endpoint, reply } from '../../http/endpoint.ts'
import { Memory } from '../../http/memory.ts'
import type { AppServices } from '../../http/services.ts'
import { CaseFilters } from '../cases/filter-schemas.ts'
import { refuseContradictions, refuseUnknownUnits } from '../cases/filters.ts'
import { recordScope } from '../cases/record-scope.ts'
import { caseTileBody } from './case-tile-body.ts'
import { caseMarks } from './case-tile-features.ts'
import { requireTile } from './require-tile.ts'

const TileNumber = z.coerce.number().int().min(0)
const CaseTileParams = z.strictObject({ z: TileNumber, x: TileNumber, y: TileNumber })
type CaseTileParams = z.infer<typeof CaseTileParams>

const PATH = '/tiles/cases/:z/:x/:y.mvt'

export const caseTile = endpoint(
  {
    method: 'get',
    path: PATH,
    summary:
      `Vector tile of the own records, layer "cases", zooms 0 to ${FINEST_DRAWN_ZOOM}: people by cell, and single cases from ` +
      'zoom 14 for whoever keeps the records of one commune; under a filter of support need no cell of fewer than ten. ' +
      '204 where nothing is drawn',
    plane: 'register',
    roles: ['social_officer'],
    audit: 'records',
    cache: 'noStore',
    params: CaseTileParams,
    query: CaseFilters,
    response: 'binary',
    // A map asks for many tiles at once: the look is recorded once, in a transaction of its own that ends before the first.
    transaction: false,
  },
  async (context) => {
    const { params, query, today, services, sender } = context
    requireTile(params, FINEST_DRAWN_ZOOM)
    refuseContradictions(query)
    await recordLook(context)
    const marks = await asRequest(services.db, sender.sessionSecret, 'hoanhap_app', async (trx) =>
      caseMarks(trx, { filters: query, today, within: params, scope: await recordScope(trx) }),
    )
    if (marks.length === 0) return reply<Uint8Array>(new Uint8Array(), { status: 204 })
    const headers = { 'Content-Type': 'application/vnd.mapbox-vector-tile' }
    return reply(caseTileBody(params, marks), { headers })
  },
)

const REMEMBERED_LOOKS = 5000
const looks = new WeakMap<AppServices, Memory>()

/** One line in the log for every session, view and minute; tiles wait until it is written. */
function recordLook(context: Context<CaseTileParams, CaseFilters>): Promise<void> {
  const { account, query, services, sender, today } = context
  const memory = looks.get(services) ?? new Memory(REMEMBERED_LOOKS)
  looks.set(services, memory)
  const minute = Math.floor(Date.now() / 60_000)
  const key = JSON.stringify([account.sessionId, minute, viewOf(query)])
  return memory.remember(key, () =>
    asRequest(services.db, sender.sessionSecret, 'hoanhap_app', async (trx) => {
      await refuseUnknownUnits({ trx, services, today }, query)
      await recordAudit(trx, {
        username: account.username,
        action: 'tiles.read',
        route: `GET ${PATH}`,
        outcome: 'done',
        detail: { view: Object.fromEntries(viewOf(query)) },
      })
    }),
  )
}

/** The filters of a view, the same however they were written. They are codes and days, and name nobody. */
function viewOf(filters: CaseFilters): [string, unknown][] {
  return Object.entries(filters)
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.toSorted() : value])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}
