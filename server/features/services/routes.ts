import { endpoint } from '../../http/endpoint.ts'
import { allOf, inBox, inUnit, pageOf } from '../coverage/place-filter.ts'
import { listServices } from './queries.ts'
import { ServiceList, ServicesQuery } from './schemas.ts'

const list = endpoint(
  {
    method: 'get',
    path: '/services',
    summary:
      'Services that help people who come home, as GeoJSON; `unit` is a code on `asOf`, former districts included',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    // Services come with the pack.
    dependsOn: () => 'pack',
    query: ServicesQuery,
    response: ServiceList,
  },
  async (context) => {
    const { trx, query, today } = context
    const asOf = query.asOf ?? today
    const filter = allOf([
      await inUnit(
        context,
        { table: 'service_point_unit', column: 'service_point_id', id: 's.id' },
        query.unit,
        asOf,
      ),
      query.kind === undefined ? null : { sql: 's.kind = ?', bindings: [query.kind] },
      inBox('s.location', query.bbox),
    ])
    const { rows, total } = await listServices(trx, filter, {
      asOf,
      limit: query.limit,
      cursor: query.cursor,
    })
    const { page, next } = pageOf(rows, query.limit)
    return { type: 'FeatureCollection' as const, features: page, total, next }
  },
)

export const routes = [list]
