import { type Day, lastFullQuarter } from '@hoanhap/geo/day.ts'
import { asRequest, type Trx } from '../../db/transactions.ts'
import { recordAudit } from '../../http/audit.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { type Context, endpoint, reply } from '../../http/endpoint.ts'
import { type Problem, problems } from '../../http/problems.ts'
import type { AppServices } from '../../http/services.ts'
import { cellValue } from '../caseload/display.ts'
import { mayReadSupportNeed } from '../caseload/support-need.ts'
import { buildReleases, ReleaseRefused } from './build-release.ts'
import { forgetCounts } from './keep-releases.ts'
import type { LoadedRelease } from './publish-quarter.ts'
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

// The build is a job with a role and a transaction of its own, so the request opens one only for the log and the answer.
const build = endpoint(
  {
    method: 'post',
    path: '/releases',
    summary:
      'Builds the release of a quarter from the register (201); one that stands is answered as it is (200)',
    plane: 'administration',
    roles: ['admin'],
    audit: 'administration',
    cache: 'noStore',
    body: BuildRelease,
    response: ReleaseSchema,
    status: 201,
    transaction: false,
  },
  async (context) => {
    const { body, today, services } = context
    const period = body.period ?? lastFullQuarter(today)
    const built = await buildOrRefuse(services, period, today)
    const release = await recordedRelease(context, built)
    return reply(release, { status: built.outcome === 'created' ? 201 : 200 })
  },
)

async function buildOrRefuse(services: AppServices, period: string, today: Day): Promise<LoadedRelease> {
  try {
    const [built] = await buildReleases(services.db, [period], today)
    if (built?.outcome === 'withdrawn') throw problems.gone(GONE)
    forgetCounts(services)
    return built as LoadedRelease
  } catch (error) {
    throw error instanceof ReleaseRefused ? REFUSALS[error.code]() : error
  }
}

const REFUSALS: Record<ReleaseRefused['code'], () => Problem> = {
  quarter_not_over: () => {
    const message = 'the quarter is not over: its release counts the last day'
    return problems.invalidRequest([{ path: 'period', code: 'quarter_not_over', message }])
  },
  no_register: () =>
    problems.conflict(
      'no_register',
      'No case was open by then: where there is no register, releases come with the data pack (caseload.csv).',
    ),
  published_from_pack: () =>
    problems.conflict(
      'published_from_pack',
      'The data pack has published this quarter. A quarter is published once, from one source.',
    ),
}

/** The release as the list says it, with a line in the log of who asked for it. */
function recordedRelease(
  { account, sender, services }: Context,
  { id, period, outcome }: LoadedRelease,
): Promise<Release> {
  return asRequest(services.db, sender.sessionSecret, 'hoanhap_app', async (trx) => {
    await recordAudit(trx, {
      username: account.username,
      action: 'releases.create',
      route: 'POST /releases',
      outcome: 'done',
      detail: { release: id, period, outcome },
    })
    return (await releaseById(trx, id)) as Release
  })
}

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
    forgetCounts(services)
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
