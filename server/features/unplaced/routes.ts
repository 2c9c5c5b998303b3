import { IdParams } from '../../http/common-schemas.ts'
import { idOfCursor } from '../../http/cursor.ts'
import { type Context, endpoint } from '../../http/endpoint.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { addressReader } from '../addresses/address-readers.ts'
import type { ResolvedAddress } from '../addresses/schemas.ts'
import { opener, recordCaller, refuseBesideNamedWorker } from '../cases/caller.ts'
import { openIdentities } from '../cases/identity.ts'
import { correctPlace } from '../cases/place-case.ts'
import { invalidField } from '../cases/refusals.ts'
import { caseToChange } from '../cases/write-case.ts'
import { bumpVersion } from '../cases/write-queries.ts'
import { countQueue, insertPlacement, placementsOf, type QueuedCase, queuedCases } from './queries.ts'
import { PlacementDecision, PlacementList, type Unplaced, UnplacedList, UnplacedQuery } from './schemas.ts'

const KEEPERS = {
  plane: 'register' as const,
  roles: ['social_officer' as const],
  cache: 'noStore' as const,
}
const IN_WIDER_SCOPES = 'in a scope wider than one commune'

const list = endpoint(
  {
    ...KEEPERS,
    method: 'get',
    path: '/unplaced',
    summary:
      'People whose commune is not known, with what their address may mean; in a wider scope without the address',
    audit: 'records',
    query: UnplacedQuery,
    response: UnplacedList,
  },
  async (context) => {
    const { trx, query, audit } = context
    const { state, grade, cursor, limit } = query
    const counts = await countQueue(trx)
    const total = { open: counts.open, left: counts.left, all: counts.open + counts.left }[state]
    const after = idOfCursor(cursor) ?? 0
    const { items, next } = grade
      ? await graded(context, { state, after, limit }, grade)
      : await page(context, { state, after, limit })
    audit({ cases: items.map(({ caseId }) => caseId) })
    return { items, total, ...counts, ...(next === null ? {} : { next: cursorOf(next) }) }
  },
)

type Asking = Pick<Context, 'trx' | 'services' | 'today' | 'account'>
interface Page {
  state: 'open' | 'left' | 'all'
  after: number
  limit: number
}

async function page(
  context: Asking,
  { state, after, limit }: Page,
): Promise<{ items: Unplaced[]; next: number | null }> {
  const queued = await queuedCases(context.trx, { state, after, limit: limit + 1 })
  const items = await read(context, queued.slice(0, limit))
  return { items, next: queued.length > limit ? (items.at(-1)?.caseId ?? null) : null }
}

const LOOKED_AT_ONCE = 500

/** Reads on until enough of the wanted grades are found: what an address may mean is kept nowhere. */
async function graded(context: Asking, { state, after, limit }: Page, grades: readonly string[]) {
  const items: Unplaced[] = []
  let from = after
  for (;;) {
    const { items: read, next } = await page(context, { state, after: from, limit: LOOKED_AT_ONCE })
    items.push(...read.filter(({ grade }) => grade !== null && grades.includes(grade)))
    if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.caseId ?? null }
    if (next === null) return { items, next: null }
    from = next
  }
}

function cursorOf(caseId: number): string {
  return Buffer.from(`${caseId}`).toString('base64url')
}

async function read(context: Asking, queued: readonly QueuedCase[]): Promise<Unplaced[]> {
  const { oneCommune } = await recordCaller(context)
  const read = await readAddresses(context, queued)
  return queued.map(({ personId, leftFor, leftBy, leftOn, ...one }) => {
    const resolved = read.get(personId)
    return {
      ...one,
      address: oneCommune ? (resolved?.input ?? null) : null,
      grade: resolved?.grade ?? null,
      candidates: resolved?.candidates ?? [],
      area: resolved?.area ?? null,
      left: leftFor && leftOn ? { reason: leftFor, by: leftBy ?? '', on: leftOn } : null,
    }
  })
}

/** What the addresses of people may mean, by person; of those whose file others keep there is none. */
async function readAddresses(
  { trx, services, today }: Asking,
  queued: readonly { personId: string }[],
): Promise<Map<string, ResolvedAddress>> {
  const identities = await openIdentities(
    trx,
    services.keys,
    queued.map(({ personId }) => personId),
    ['address'],
  )
  const written = [...identities].flatMap(([personId, { address }]) =>
    address ? [{ personId, address }] : [],
  )
  const reader = await addressReader({ trx, services })
  const addresses = written.map(({ address }) => address)
  const results = addresses.length > 0 ? await reader.read({ addresses, asOf: today, today }) : []
  return new Map(written.map(({ personId }, index) => [personId, results[index] as ResolvedAddress]))
}

const decide = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/unplaced/:id',
    summary: 'Says where somebody of the queue lives, or that it stays unknown and why',
    audit: 'write',
    precondition: true,
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: PlacementDecision,
    response: PlacementList,
  },
  async (context) => {
    const { trx, params, body, ifMatch, audit, today } = context
    await refuseBesideNamedWorker(context, await opener(context), params.id)
    const before = await caseToChange(trx, params.id)
    if (before.unitLevel !== 'province' || before.closedOn !== null) {
      throw problems.conflict('not_in_queue', 'Only a person in the queue of a province is placed here.')
    }
    requireVersion(ifMatch, before.version)
    await refuseOtherCandidate(context, before.personId, body)
    if (body.method !== 'left') await correctPlace(trx, before, placeOf(body), today)
    await insertPlacement(trx, { caseId: params.id, unitId: before.unitId }, body)
    await bumpVersion(trx, params.id)
    audit({ method: body.method }, { caseId: params.id })
    return listed(trx, params.id)
  },
)

function placeOf(decision: Exclude<PlacementDecision, { method: 'left' }>) {
  if ('unitCode' in decision) return { unitCode: decision.unitCode }
  return { geometry: decision.geometry, precision: decision.precision }
}

/** The method says where the commune comes from. @throws 400 naming `unitCode` */
async function refuseOtherCandidate(
  context: Asking,
  personId: string,
  body: PlacementDecision,
): Promise<void> {
  if (body.method !== 'address' && body.method !== 'candidate') return
  const read = (await readAddresses(context, [{ personId }])).get(personId)
  const codes =
    body.method === 'address' ? [read?.unitCode] : read?.candidates.map(({ unitCode }) => unitCode)
  if (codes?.includes(body.unitCode)) return
  throw invalidField('unitCode', 'not_of_method', `not what "${body.method}" means`)
}

const placements = endpoint(
  {
    ...KEEPERS,
    method: 'get',
    path: '/cases/:id/placements',
    summary: 'What was decided about where somebody lives, by whom and on which day',
    audit: 'records',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    response: PlacementList,
  },
  async (context) => {
    const { trx, params, audit } = context
    await refuseBesideNamedWorker(context, await opener(context), params.id)
    await caseToChange(trx, params.id)
    audit({}, { caseId: params.id })
    return listed(trx, params.id)
  },
)

async function listed(trx: Context['trx'], caseId: number): Promise<PlacementList> {
  const items = await placementsOf(trx, caseId)
  return { items, total: items.length }
}

export const routes = [list, decide, placements]
