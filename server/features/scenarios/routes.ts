import { z } from 'zod'
import type { Trx } from '../../db/transactions.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { endpoint, reply } from '../../http/endpoint.ts'
import { requireVersion, versionEtag } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import type { Role } from '../accounts/schemas.ts'
import { pageOf } from '../coverage/place-filter.ts'
import { deleteScenario, insertScenario, listScenarios, scenarioById, updateScenario } from './queries.ts'
import { Scenario, ScenarioInput, ScenarioList, ScenarioPatch, ScenariosQuery } from './schemas.ts'

/** Who plans where jobs and services are missing. */
const PLANNERS: Role[] = ['planner', 'city_official', 'social_officer', 'employment_officer']

const list = endpoint(
  {
    method: 'get',
    path: '/scenarios',
    summary: 'What was tried with places and kept, the newest first: parameters and edits, never results',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    query: ScenariosQuery,
    response: ScenarioList,
  },
  async ({ trx, query }) => {
    const { limit, cursor } = query
    const { rows, total } = await listScenarios(trx, { before: beforeCursor(cursor), limit })
    const { page, next } = pageOf(rows, limit)
    return { items: page, total, next }
  },
)

function beforeCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw problems.invalidRequest([{ path: 'cursor', code: 'cursor', message: 'not a cursor of this list' }])
}

const read = endpoint(
  {
    method: 'get',
    path: '/scenarios/:id',
    summary: 'One scenario; its ETag is the version that a change must name',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    params: IdParams,
    response: Scenario,
  },
  async ({ trx, params }) => versioned(await known(trx, params.id)),
)

const create = endpoint(
  {
    method: 'post',
    path: '/scenarios',
    summary: 'Keeps a scenario under a name; whoever has its address opens it on their own plane',
    plane: 'open',
    roles: PLANNERS,
    audit: 'write',
    cache: 'noStore',
    body: ScenarioInput,
    response: Scenario,
    status: 201,
  },
  async ({ trx, body, account, audit }) => {
    const id = await insertScenario(trx, body, account.displayName)
    audit({ scenario: id })
    return versioned(await known(trx, id), 201)
  },
)

const patch = endpoint(
  {
    method: 'patch',
    path: '/scenarios/:id',
    summary: 'Changes an own scenario; needs If-Match',
    plane: 'open',
    roles: PLANNERS,
    audit: 'write',
    cache: 'noStore',
    params: IdParams,
    body: ScenarioPatch,
    response: Scenario,
  },
  async ({ trx, params, body, ifMatch, audit }) => {
    const before = await own(trx, params.id, ifMatch)
    audit({ scenario: params.id, fields: Object.keys(body) })
    if (!(await updateScenario(trx, { ...before, ...body }))) throw problems.notFound()
    return versioned(await known(trx, params.id))
  },
)

const remove = endpoint(
  {
    method: 'delete',
    path: '/scenarios/:id',
    summary: 'Removes an own scenario; needs If-Match',
    plane: 'open',
    roles: PLANNERS,
    audit: 'write',
    cache: 'noStore',
    params: IdParams,
    response: z.null(),
    status: 204,
  },
  async ({ trx, params, ifMatch, audit }) => {
    audit({ scenario: params.id })
    if (!(await deleteScenario(trx, await own(trx, params.id, ifMatch)))) throw problems.notFound()
    return null
  },
)

async function known(trx: Trx, id: number): Promise<Scenario> {
  const scenario = await scenarioById(trx, id)
  if (!scenario) throw problems.notFound()
  return scenario
}

/** Somebody else's scenario is one that is not there. */
async function own(trx: Trx, id: number, ifMatch: string | null): Promise<Scenario> {
  const scenario = await known(trx, id)
  if (!scenario.mine) throw problems.notFound()
  requireVersion(ifMatch, scenario.version)
  return scenario
}

function versioned(scenario: Scenario, status = 200) {
  return reply(scenario, { status, etag: versionEtag(scenario.version) })
}

export const routes = [list, read, create, patch, remove]
