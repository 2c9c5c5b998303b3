import type { Day } from '@hoanhap/geo/day.ts'
import { z } from 'zod'
import { IdParams } from '../../http/common-schemas.ts'
import { type Context, endpoint, reply } from '../../http/endpoint.ts'
import { versionEtag } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { allOf, type Conditions, inBox, inUnit, pageOf } from '../coverage/place-filter.ts'
import { employerById, employersState, listEmployers, listTrades } from './queries.ts'
import {
  type EmployerFeature,
  EmployerFeature as EmployerFeatureSchema,
  EmployerInput,
  EmployerList,
  EmployerPatch,
  EmployersQuery,
  TradeList,
} from './schemas.ts'
import { createEmployer, patchEmployer, removeEmployer } from './write-employer.ts'

const list = endpoint(
  {
    method: 'get',
    path: '/employers',
    summary:
      'Employers and their openings by trade, as GeoJSON; `unit` is a code on `asOf`, former districts included',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: ({ trx }) => employersState(trx),
    query: EmployersQuery,
    response: EmployerList,
  },
  async (context) => {
    const { trx, query, today } = context
    const asOf = query.asOf ?? today
    const filter = await filterOf(context, asOf)
    const { rows, total } = await listEmployers(trx, filter, {
      asOf,
      limit: query.limit,
      cursor: query.cursor,
    })
    const { page, next } = pageOf(rows, query.limit)
    return { type: 'FeatureCollection' as const, features: page, total, next }
  },
)

async function filterOf(
  context: Pick<Context<unknown, EmployersQuery>, 'trx' | 'services' | 'query'>,
  asOf: Day,
): Promise<Conditions> {
  const { trade, accepting, bbox, unit } = context.query
  return allOf([
    await inUnit(context, { table: 'employer_unit', column: 'employer_id', id: 'e.id' }, unit, asOf),
    trade === undefined
      ? null
      : {
          sql: 'exists (select 1 from vacancy w where w.employer_id = e.id and w.trade = ? and w.openings > 0)',
          bindings: [trade],
        },
    accepting === undefined ? null : { sql: 'e.accepting = ?', bindings: [accepting] },
    inBox('e.location', bbox),
  ])
}

const read = endpoint(
  {
    method: 'get',
    path: '/employers/:id',
    summary: 'One employer; its ETag is the version that a change must name',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    params: IdParams,
    response: EmployerFeatureSchema,
  },
  async ({ trx, params, today }) => {
    const employer = await employerById(trx, params.id, today)
    if (!employer) throw problems.notFound()
    return versioned(employer)
  },
)

const create = endpoint(
  {
    method: 'post',
    path: '/employers',
    summary: 'Adds an employer in the own area; the commune follows from the point',
    plane: 'open',
    roles: ['employment_officer'],
    audit: 'write',
    cache: 'noStore',
    body: EmployerInput,
    response: EmployerFeatureSchema,
    status: 201,
  },
  async ({ trx, body, today, audit }) => {
    const employer = await createEmployer(trx, body, today)
    audit({ employer: employer.id, fields: Object.keys(body) })
    return versioned(employer, 201)
  },
)

const patch = endpoint(
  {
    method: 'patch',
    path: '/employers/:id',
    summary: 'Changes an employer of the own area; needs If-Match',
    plane: 'open',
    roles: ['employment_officer'],
    audit: 'write',
    cache: 'noStore',
    params: IdParams,
    body: EmployerPatch,
    response: EmployerFeatureSchema,
  },
  async ({ trx, params, body, ifMatch, today, audit }) => {
    audit({ employer: params.id, fields: Object.keys(body) })
    return versioned(await patchEmployer(trx, params.id, ifMatch, body, today))
  },
)

const remove = endpoint(
  {
    method: 'delete',
    path: '/employers/:id',
    summary: 'Removes an employer of the own area; needs If-Match',
    plane: 'open',
    roles: ['employment_officer'],
    audit: 'write',
    cache: 'noStore',
    params: IdParams,
    response: z.null(),
    status: 204,
  },
  async ({ trx, params, ifMatch, audit }) => {
    audit({ employer: params.id })
    await removeEmployer(trx, params.id, ifMatch)
    return null
  },
)

const trades = endpoint(
  {
    method: 'get',
    path: '/trades',
    summary: 'The reference list of trades in which employers have openings',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    response: TradeList,
  },
  async ({ trx }) => {
    const items = await listTrades(trx)
    return { items, total: items.length }
  },
)

function versioned(employer: EmployerFeature, status = 200) {
  return reply(employer, { status, etag: versionEtag(employer.properties.version) })
}

export const routes = [list, read, create, patch, remove, trades]
