import { IdParams } from '../../http/common-schemas.ts'
import { afterReading, type Context, endpoint } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { invalidField } from '../cases/refusals.ts'
import { unitsOn } from '../imports/units.ts'
import { addressReader } from './address-readers.ts'
import { decisionsOf, insertBatch, listBatches, writeDecision } from './batch-queries.ts'
import {
  AddressBatch,
  AddressBatchInput,
  AddressBatchList,
  AddressBatchQuery,
  AddressDecision,
  AddressDecisionInput,
  AddressDecisionList,
  AddressDecisionParams,
  GeocodeAnswer,
  GeocodeInput,
} from './batch-schemas.ts'
import { geocode } from './geocoder.ts'
import { AddressesInput, ResolvedAddresses } from './schemas.ts'

const resolve = endpoint(
  {
    method: 'post',
    path: '/addresses/resolve',
    summary:
      'The communes that Vietnamese addresses lie in, on the units of a day, with how sure that is and why; keeps nothing',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    body: AddressesInput,
    response: ResolvedAddresses,
  },
  async ({ trx, services, body, today }) => {
    const reader = await addressReader({ trx, services })
    const { addresses, asOf = today } = body
    return afterReading(async () => ({ results: await reader.read({ addresses, asOf, today }) }))
  },
)

/** Lists of addresses are of those who place people and employers; each sees the own ones. */
const OF_PLACERS = {
  plane: 'register' as const,
  roles: ['social_officer' as const, 'employment_officer' as const],
  cache: 'noStore' as const,
}

const listed = endpoint(
  {
    ...OF_PLACERS,
    method: 'get',
    path: '/addresses/batches',
    summary: 'The own lists of addresses, latest first; each is kept for thirty days',
    audit: 'records',
    response: AddressBatchList,
  },
  async ({ trx }) => {
    const items = await listBatches(trx, null)
    return { items, total: items.length }
  },
)

const create = endpoint(
  {
    ...OF_PLACERS,
    method: 'post',
    path: '/addresses/batches',
    summary: 'Reads addresses on the units of a day and keeps them, so that somebody can decide about each',
    audit: 'write',
    body: AddressBatchInput,
    response: AddressBatch,
    status: 201,
  },
  async ({ trx, services, body, today, audit }) => {
    const reader = await addressReader({ trx, services })
    const { name, addresses, asOf = today } = body
    const results = await reader.read({ addresses, asOf, today })
    const id = await insertBatch(trx, services.keys, { name, asOf }, results)
    audit({ id, addresses: addresses.length })
    return oneBatch(trx, id)
  },
)

async function oneBatch(trx: Context['trx'], id: number): Promise<AddressBatch> {
  const [batch] = await listBatches(trx, id)
  if (!batch) throw problems.notFound()
  return batch
}

const read = endpoint(
  {
    ...OF_PLACERS,
    method: 'get',
    path: '/addresses/batches/:id',
    summary: 'The addresses of an own list, with what each may mean and what was decided',
    audit: 'records',
    params: IdParams,
    query: AddressBatchQuery,
    response: AddressDecisionList,
  },
  async ({ trx, services, params, query }) => {
    const batch = await oneBatch(trx, params.id)
    const { limit, cursor, grade = null } = query
    const page = { grades: grade, from: positionOf(cursor), limit: limit + 1 }
    const { items, total } = await decisionsOf(trx, services.keys, params.id, page)
    const next = items[limit]?.position
    return {
      ...{ batch, items: items.slice(0, limit), total },
      ...(next === undefined ? {} : { next: Buffer.from(`${next}`).toString('base64url') }),
    }
  },
)

function positionOf(cursor: string | undefined): number {
  const text = cursor === undefined ? '0' : Buffer.from(cursor, 'base64url').toString()
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw invalidField('cursor', 'invalid', 'not a cursor of this list')
}

const decide = endpoint(
  {
    ...OF_PLACERS,
    method: 'post',
    path: '/addresses/batches/:id/decisions/:position',
    summary: 'Says which commune an address of an own list means, that none is, or takes back what was said',
    audit: 'write',
    params: AddressDecisionParams,
    body: AddressDecisionInput,
    response: AddressDecision,
  },
  async ({ trx, services, params: { id, position }, body, audit }) => {
    const page = { grades: null, from: position, limit: 1 }
    const [list] = await listBatches(trx, id)
    const [before] = (await decisionsOf(trx, services.keys, id, page)).items
    if (!list || before?.position !== position) throw problems.notFound()
    refuseOtherCode(before, body, await unitsOn(trx, list.asOf))
    await writeDecision(trx, id, position, body)
    audit({ method: body.method })
    return (await decisionsOf(trx, services.keys, id, page)).items[0] as AddressDecision
  },
)

/** The method says where the code comes from. @throws 400 naming `unitCode` */
function refuseOtherCode(
  { unitCode: resolved, candidates }: AddressDecision,
  { method, unitCode }: AddressDecisionInput,
  { byCode }: Awaited<ReturnType<typeof unitsOn>>,
): void {
  const isTrue = {
    none: unitCode === undefined,
    open: unitCode === undefined,
    resolved: unitCode !== undefined && unitCode === resolved,
    candidate: candidates.some((candidate) => candidate.unitCode === unitCode),
    unit: unitCode !== undefined && byCode.get(unitCode)?.level === 'commune',
  }[method]
  if (!isTrue) throw invalidField('unitCode', 'not_of_method', `not what "${method}" means`)
}

const locate = endpoint(
  {
    ...OF_PLACERS,
    method: 'post',
    path: '/addresses/geocode',
    summary:
      "What the office's own geocoding service says of an address; without one nothing is sent anywhere",
    audit: 'write',
    body: GeocodeInput,
    response: GeocodeAnswer,
  },
  async ({ services, body }) => afterReading(() => geocode(services.config.geocoderUrl, body.address)),
)

export const routes = [resolve, listed, create, read, decide, locate]
