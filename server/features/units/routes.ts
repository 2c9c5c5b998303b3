import { IdParams } from '../../http/common-schemas.ts'
import { endpoint } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { lineageOf } from './lineage.ts'
import { listUnitDates, listUnits } from './queries.ts'
import { Lineage, Unit, UnitDates, UnitList, UnitsQuery } from './schemas.ts'
import { unitsByNumber } from './unit-rows.ts'

const openData = {
  method: 'get',
  plane: 'open',
  roles: 'signedIn',
  audit: 'none',
  cache: 'etag',
  // Units change with the pack only.
  dependsOn: () => 'pack',
} as const

const list = endpoint(
  {
    ...openData,
    path: '/units',
    summary:
      'Units of a day, ordered by code; after their end, former districts as zones of current communes',
    query: UnitsQuery,
    response: UnitList,
  },
  ({ trx, query, today }) => listUnits(trx, query, query.asOf ?? today),
)

const dates = endpoint(
  {
    ...openData,
    path: '/units/dates',
    summary: 'The days on which the set of units changed, newest first',
    response: UnitDates,
  },
  ({ trx, today }) => listUnitDates(trx, today),
)

const one = endpoint(
  {
    ...openData,
    path: '/units/:id',
    summary: 'One unit, as it was on its last day or is today',
    params: IdParams,
    response: Unit,
  },
  async ({ trx, params, today }) => {
    const unit = (await unitsByNumber(trx, [params.id], today)).get(params.id)
    if (!unit) throw problems.notFound()
    return unit
  },
)

const lineage = endpoint(
  {
    ...openData,
    path: '/units/:id/lineage',
    summary: 'What a unit was made of, what it went into, and by which events',
    params: IdParams,
    response: Lineage,
  },
  async ({ trx, params, today }) => {
    const found = await lineageOf(trx, params.id, today)
    if (!found) throw problems.notFound()
    return found
  },
)

export const routes = [list, dates, one, lineage]
