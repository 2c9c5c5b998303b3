import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { pageOf } from '../coverage/place-filter.ts'
import { type RecordCaller, recordCaller } from './caller.ts'
import { refuseUnknownUnits } from './filters.ts'
import { openIdentities, sealedAmong } from './identity.ts'
import { pageOfCases } from './list-queries.ts'
import { cursorOf } from './page-cursor.ts'
import { countPoliceList, pageOfPoliceList, policeConditions, policeListIsOpen } from './police-queries.ts'
import { recordScope } from './record-scope.ts'
import { countReferred, pageOfReferred, referredConditions } from './referred-queries.ts'
import type { CaseList, CaseRecord, CasesQuery } from './schemas.ts'
import { type FullRecord, serialiseAll } from './serialise.ts'
import { FILTERS, type Purpose, RECORD_ROLES, visibleFields } from './visibility.ts'

type Asking = Pick<
  Context<unknown, CasesQuery>,
  'trx' | 'account' | 'query' | 'today' | 'services' | 'audit' | 'reason'
>

/** A page of records before anybody's name was opened. */
interface RawPage {
  records: (FullRecord & { personId: string })[]
  total: number
  next?: string
}

/** The records of the caller that fit the filters, as far as the caller sees them. */
export async function listCases(context: Asking): Promise<CaseList> {
  const caller = await recordCaller(context)
  refuseForeignFilters(caller, context.query)
  if (caller.access === 'police') await enterPoliceList(context)
  await refuseUnknownUnits(context, context.query)
  const { records, total, next } = await pageFor[caller.access](context)
  return { items: await shownOf(context, caller, records), total, ...(next === undefined ? {} : { next }) }
}

/** Nobody narrows a list by what the list does not show: the answer would show it. */
function refuseForeignFilters({ roles }: RecordCaller, { limit, cursor, ...filters }: CasesQuery): void {
  const allowed = RECORD_ROLES.filter((role) => roles.includes(role)).map((role) => FILTERS[role])
  const foreign = Object.entries(filters).find(
    ([name, value]) => value !== undefined && !allowed.some((names) => names.has(name)),
  )
  if (foreign) throw problems.notAllowed(`Your roles do not filter by ${foreign[0]}.`)
}

async function enterPoliceList({ trx, reason }: Asking): Promise<void> {
  reason()
  if (await policeListIsOpen(trx)) return
  throw problems.notAllowed('The list is closed until an administrator records the impact assessment.')
}

const pageFor: Record<RecordCaller['access'], (context: Asking) => Promise<RawPage>> = {
  keeper: async ({ trx, query, today }) => {
    const { limit, cursor, ...filters } = query
    const wish = { filters, today, scope: await recordScope(trx) }
    const { cases, total } = await pageOfCases(trx, wish, { limit: limit + 1, cursor })
    const records = cases.slice(0, limit)
    const last = records.at(-1)
    return cases.length > limit && last ? { records, total, next: cursorOf(last) } : { records, total }
  },
  police: async ({ trx, query, today }) => {
    const which = policeConditions(query, today)
    const { page, next } = pageOf(await pageOfPoliceList(trx, which, query), query.limit)
    return { records: page, total: await countPoliceList(trx, which), next }
  },
  referred: async ({ trx, query, today }) => {
    const which = referredConditions(query, today)
    const found = await pageOfReferred(trx, which, { ...query, today })
    const { page, next } = pageOf(found, query.limit)
    return { records: page, total: await countReferred(trx, which), next }
  },
}

/** Records with the sealed fields that this list shows, written into the log and serialised. */
export async function shownOf(
  { trx, services, audit }: Pick<Context, 'trx' | 'services' | 'audit'>,
  { roles, oneCommune }: RecordCaller,
  records: readonly (FullRecord & { personId: string })[],
): Promise<CaseRecord[]> {
  const purpose: Purpose = oneCommune ? 'communeList' : 'widerList'
  const fields = visibleFields(roles, purpose)
  const personIds = records.map(({ personId }) => personId)
  const identities = await openIdentities(trx, services.keys, personIds, sealedAmong(fields))
  audit({ ...seen(records), fields: [...fields] })
  return serialiseAll(
    records.map(({ personId, ...record }) => ({ ...record, ...identities.get(personId) })),
    roles,
    purpose,
  )
}

const MOST_IDS_IN_THE_LOG = 200

function seen(records: readonly FullRecord[]): { cases: number[] } | { count: number } {
  return records.length <= MOST_IDS_IN_THE_LOG
    ? { cases: records.map(({ id }) => id) }
    : { count: records.length }
}
