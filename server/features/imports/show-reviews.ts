import { idOfCursor } from '../../http/cursor.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { invalidField } from '../cases/refusals.ts'
import { type Batch, bumpBatch, updateBatch } from './batch-queries.ts'
import { summarise } from './check-import.ts'
import { rowsByNumber } from './chunks.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { doubtfulRows, ledgerRows, writeLedger } from './ledger.ts'
import { currentPeople } from './people/current-people.ts'
import { differences } from './people/person-differences.ts'
import { type PersonPlan, planPeople, readPerson } from './people/plan-people.ts'
import { writePeople } from './people/write-people.ts'
import type { SheetRow } from './reading/types.ts'
import { receiptOf } from './receipt.ts'
import { decisionsOf, writeDecision } from './reviews.ts'
import type { ImportReview, ImportReviewList, ReviewDecision } from './schemas.ts'
import { SeenRows } from './seen-rows.ts'
import { changeShown, cursorOf } from './show-rows.ts'

type Showing = Pick<Context, 'trx' | 'services'>

/**
 * Doubtful rows beside whom they may be. Rows that were decided stay among them until the import is written: so long a
 * decision can be taken otherwise.
 */
export async function showReviews(
  { trx, services }: Showing,
  batch: Batch,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ list: ImportReviewList; caseIds: number[] }> {
  const after = idOfCursor(page.cursor) ?? 0
  const decidedToo = batch.status === 'checked'
  const { rows, total } = await doubtfulRows(trx, batch.id, { decided: decidedToo, after, limit: page.limit })
  const shown = rows.slice(0, page.limit)
  const kept = await rowsByNumber(trx, services.keys, batch.id, shown)
  const context = await importContext(trx, services, batch)
  const read = [...kept.values()].map((row) => readPerson(context, row))
  const plans = await planPeople(trx, context, read, new Map())
  const decided = await decisionsOf(trx, batch.id, shown)
  const items: ImportReview[] = []
  // One after the other: a transaction has one connection.
  for (const plan of plans) items.push(await reviewOf({ trx, services }, context, plan, decided))
  const last = shown.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    list: { items, total, ...(more ? { next: cursorOf(last) } : {}) },
    caseIds: items.flatMap(({ candidates }) => candidates.map(({ caseId }) => caseId)),
  }
}

async function reviewOf(
  { trx, services }: Showing,
  context: ImportContext,
  { row, person, place, alike }: PersonPlan,
  decided: Awaited<ReturnType<typeof decisionsOf>>,
): Promise<ImportReview> {
  const files = await currentPeople(
    trx,
    services.keys,
    alike.map(({ caseId }) => caseId),
  )
  const showsNames = context.onlyCommune !== null
  const candidates = alike.flatMap((known) => {
    const file = files.get(known.caseId)
    const unit = context.units.byId.get(known.unitId)
    if (!file || !unit || !person || !place) return []
    const { changes } = differences(context, person, place, file)
    const why: ImportReview['candidates'][number]['why'] = ['fullName', 'birthYear']
    return [
      {
        ...{
          personId: Number(known.personId),
          caseId: known.caseId,
          unitCode: unit.code,
          open: known.isOpen,
        },
        openedOn: file.openedOn,
        why: unit.id === place.unit.id ? [...why, 'commune' as const] : why,
        changes: changes.map((change) => changeShown(change, showsNames)),
      },
    ]
  })
  const about = person && showsNames ? { name: person.name, birthYear: person.birthYear } : null
  const { decision = null, personId = null } = decided.get(row) ?? {}
  return { row, about, decision, decidedPersonId: personId, candidates }
}

/**
 * Decides about a doubtful row. Before the import is applied the decision waits with it; afterwards the row is taken in now.
 * @throws 404 for a row that is not in doubt, 400 naming `personId`, 409 import_not_open
 */
export async function decideReview(
  { trx, services }: Showing,
  batch: Batch,
  row: number,
  body: ReviewDecision,
): Promise<void> {
  if (!['checked', 'applied'].includes(batch.status)) {
    throw problems.conflict('import_not_open', `This cannot be done while the import is "${batch.status}".`)
  }
  const [doubtful] = (await ledgerRows(trx, batch.id, { outcomes: null, after: row - 1, limit: 1 })).rows
  const before = (await decisionsOf(trx, batch.id, [row])).get(row)
  const kept = (await rowsByNumber(trx, services.keys, batch.id, [row])).get(row)
  const isDecided = before !== undefined && batch.status === 'checked'
  if (doubtful?.row !== row || !kept || (doubtful.outcome !== 'review' && !isDecided))
    throw problems.notFound()
  const context = await importContext(trx, services, batch)
  if (body.decision === 'same') await refuseStranger(trx, context, kept, body.personId)
  const personId = body.decision === 'same' ? body.personId : null
  await writeDecision(trx, batch.id, row, { decision: body.decision, personId })
  await decideRow(trx, context, kept, batch.status === 'applied')
  await summarise(trx, batch.id, batch)
  if (batch.status === 'applied') {
    await updateBatch(trx, batch.id, { receipt: await receiptOf(trx, services, batch.id, batch) })
  }
  await bumpBatch(trx, batch.id)
}

/** Somebody who is none of those whom the row may be. */
async function refuseStranger(
  trx: Showing['trx'],
  context: ImportContext,
  kept: SheetRow,
  personId: number,
): Promise<void> {
  const fresh = { ...context, seen: new SeenRows() }
  const [plan] = await planPeople(trx, fresh, [readPerson(fresh, kept)], new Map())
  if (plan?.alike.some((one) => Number(one.personId) === personId)) return
  throw invalidField('personId', 'unknown', 'the row cannot be this person')
}

async function decideRow(
  trx: Showing['trx'],
  context: ImportContext,
  kept: SheetRow,
  isApplied: boolean,
): Promise<void> {
  const decided = await decisionsOf(trx, context.batch.id, [kept.row])
  const fresh = { ...context, seen: new SeenRows() }
  const plans = await planPeople(trx, fresh, [readPerson(fresh, kept)], decided)
  const done = isApplied ? await writePeople(trx, fresh, plans) : plans
  await writeLedger(trx, context.batch.id, done, isApplied)
}
