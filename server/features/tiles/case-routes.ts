import { FINEST_DRAWN_ZOOM } from '@hoanhap/geo/tiles/cells.ts'
import { z } from 'zod'
import { asRequest, type Trx } from '../../db/transactions.ts'
import { type Context, endpoint, reply } from '../../http/endpoint.ts'
import { recordLook } from '../audit/record-look.ts'
import { CaseFilters } from '../cases/filter-schemas.ts'
import { refuseContradictions, refuseUnitsUnknownIn } from '../cases/filters.ts'
import { type Hierarchy, rememberedHierarchy } from '../coverage/hierarchy.ts'
import { placesInDatabase, placesInMemory } from './case-places.ts'
import { caseTileBody } from './case-tile-body.ts'
import { type CaseMark, caseMarks } from './case-tile-features.ts'
import { type TileScope, tileScope } from './case-tile-queries.ts'
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
    points: true,
  },
  async (context) => {
    const { params, query, today, services } = context
    requireTile(params, FINEST_DRAWN_ZOOM)
    refuseContradictions(query)
    const hierarchy = await rememberedHierarchy(services, today)
    refuseUnitsUnknownIn(hierarchy, query, today)
    await recordLook(context, { action: 'tiles.read', route: `GET ${PATH}`, detail: (view) => ({ view }) })
    const marks = await marksOf(context, hierarchy)
    if (marks.length === 0) return reply<Uint8Array>(new Uint8Array(), { status: 204 })
    const headers = { 'Content-Type': 'application/vnd.mapbox-vector-tile' }
    return reply(caseTileBody(params, marks), { headers })
  },
)

async function marksOf(
  context: Context<CaseTileParams, CaseFilters>,
  hierarchy: Hierarchy,
): Promise<CaseMark[]> {
  const { params: tile, query: filters, today, points } = context
  const wish = { filters, today, scope: context.recordScope(), hierarchy }
  const drawn = { tile, tellsNeed: filters.supportNeed !== undefined, scope: await areaOf(context) }
  if (points) return caseMarks(placesInMemory(points, wish), drawn)
  return asCaller(context, (trx) => caseMarks(placesInDatabase(trx, wish), drawn))
}

const areas = new WeakMap<ReadonlySet<number>, Promise<TileScope>>()

/** The area of a scope, looked up once for as long as the session is remembered. */
function areaOf(context: Context<CaseTileParams, CaseFilters>): Promise<TileScope> {
  const scope = context.recordScope()
  const area = areas.get(scope) ?? asCaller(context, tileScope)
  areas.set(scope, area)
  area.catch(() => areas.delete(scope))
  return area
}

function asCaller<T>(
  { services, sender }: Pick<Context, 'services' | 'sender'>,
  fn: (trx: Trx) => Promise<T>,
): Promise<T> {
  return asRequest(services.db, sender.sessionSecret, 'hoanhap_app', fn)
}
