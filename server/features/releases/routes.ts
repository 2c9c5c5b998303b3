import type { Trx } from '../../db/transactions.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { endpoint } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { cellValue } from '../caseload/display.ts'
import { mayReadSupportNeed } from '../caseload/support-need.ts'
import { listReleases, releaseById, tableCells, withdrawRelease } from './queries.ts'
import {
  BuildRelease,
  type Release,
  ReleaseList,
  Release as ReleaseSchema,
  ReleaseTable,
  ReleaseTableName,
  WithdrawRelease,
} from './schemas.ts'

const TableParams = IdParams.extend({ table: ReleaseTableName })

const list = endpoint(
  {
    method: 'get',
    path: '/releases',
    summary: 'Every release, newest first; a withdrawn one stays listed with its reason, without its tables',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    response: ReleaseList,
  },
  async ({ trx }) => {
    const items = await listReleases(trx)
    return { items, total: items.length }
  },
)

// The content never changes, but a release can be withdrawn: clients revalidate, and a repeat costs a 304.
const table = endpoint(
  {
    method: 'get',
    path: '/releases/:id/tables/:table',
    summary: 'One frozen table of a release; 410 once the release is withdrawn',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    params: TableParams,
    response: ReleaseTable,
  },
  async ({ trx, params, account }) => {
    if (params.table === 'supportNeed' && !mayReadSupportNeed(account.roles)) throw problems.notAllowed()
    const release = await standing(trx, params.id)
    if (!release.tables.includes(params.table)) throw problems.notFound()
    const cells = await tableCells(trx, params.id, params.table)
    const rows = cells.map(({ state, count, hidden, ...place }) => ({
      ...place,
      ...cellValue(state, count, hidden),
    }))
    return { release, table: params.table, rows }
  },
)

const build = endpoint(
  {
    method: 'post',
    path: '/releases',
    summary: 'Builds the release of a quarter from the register; 409 no_register while there is none',
    plane: 'administration',
    roles: ['admin'],
    audit: 'administration',
    cache: 'noStore',
    body: BuildRelease,
    response: ReleaseSchema,
    status: 201,
  },
  async () => {
    throw problems.conflict(
      'no_register',
      'There is no register here: releases come with the data pack (caseload.csv).',
    )
  },
)

const withdraw = endpoint(
  {
    method: 'post',
    path: '/releases/:id/withdrawal',
    summary: 'Withdraws a release for good: its tables answer 410 and counts use the newest standing one',
    plane: 'administration',
    roles: ['admin'],
    audit: 'administration',
    cache: 'noStore',
    params: IdParams,
    body: WithdrawRelease,
    response: ReleaseSchema,
  },
  async ({ trx, params, body, audit, services }) => {
    const release = await standing(trx, params.id)
    audit({ release: release.id, period: release.period, reason: body.reason })
    if (!(await withdrawRelease(trx, params.id, body.reason))) throw problems.gone(GONE)
    for (const remembered of ['caseload:', 'released:']) services.memory.clear(remembered)
    return (await releaseById(trx, params.id)) as Release
  },
)

const GONE = 'This release was withdrawn.'

async function standing(trx: Trx, id: number): Promise<Release> {
  const release = await releaseById(trx, id)
  if (!release) throw problems.notFound()
  if (release.withdrawnAt !== null) throw problems.gone(GONE)
  return release
}

export const routes = [list, table, build, withdraw]
