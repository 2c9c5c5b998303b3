import { asStats } from '../../db/transactions.ts'
import { endpoint, reply } from '../../http/endpoint.ts'
import { Memory } from '../../http/memory.ts'
import type { AppServices } from '../../http/services.ts'
import { UnitTileParams, UnitTileQuery } from '../units/schemas.ts'
import { caseTile } from './case-routes.ts'
import { MAX_TILE_ZOOM } from './levels-of-detail.ts'
import { tileBody } from './queries.ts'
import { requireTile } from './require-tile.ts'

/** Tiles kept in memory, in front of the table; at some two kilobytes each. */
const REMEMBERED_TILES = 4000
const memories = new WeakMap<AppServices, Memory>()

function memoryOf(services: AppServices): Memory {
  const memory = memories.get(services) ?? new Memory(REMEMBERED_TILES)
  memories.set(services, memory)
  return memory
}

const unitTile = endpoint(
  {
    method: 'get',
    path: '/tiles/units/:level/:z/:x/:y.mvt',
    summary: `Vector tile of unit borders, layer "units", zooms 0 to ${MAX_TILE_ZOOM}; 204 where nothing is drawn`,
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'versioned',
    params: UnitTileParams,
    query: UnitTileQuery,
    response: 'binary',
    transaction: false,
  },
  async ({ params, query, today, services, pack }) => {
    const { level, z, x, y } = params
    requireTile({ z, x, y }, MAX_TILE_ZOOM)
    const asOf = query.asOf ?? today
    const key = [pack.version, level, z, x, y, asOf].join('/')
    const body = await memoryOf(services).remember(key, () =>
      asStats(services.db, (trx) => tileBody(trx, level, { z, x, y }, asOf)),
    )
    if (!body) return reply<Uint8Array>(new Uint8Array(), { status: 204 })
    const headers = { 'Content-Type': 'application/vnd.mapbox-vector-tile', 'Content-Encoding': 'gzip' }
    return reply<Uint8Array>(body, { headers })
  },
)

export const routes = [unitTile, caseTile]
