import { idOfCursor } from '../../http/cursor.ts'
import type { Context } from '../../http/endpoint.ts'
import type { Batch } from './batch-queries.ts'
import { rowsByNumber } from './chunks.ts'
import { messageOf } from './fault-words.ts'
import type { Fault } from './faults.ts'
import { importContext } from './import-context.ts'
import { KIND_STEPS } from './kinds.ts'
import { type LedgerRow, ledgerRows } from './ledger.ts'
import type { FieldChange } from './plans.ts'
import { decisionsOf } from './reviews.ts'
import type { ImportRow, ImportRowList, RowChange, RowFault } from './schemas.ts'

type Showing = Pick<Context, 'trx' | 'services'>

interface Page {
  outcome?: string[] | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Rows with what they would change, field by field, against the register as it is now. Once they are taken in, only the names
 * of the fields are told: what stood there before is kept nowhere.
 */
export async function showRows({ trx, services }: Showing, batch: Batch, page: Page): Promise<ImportRowList> {
  const { rows, total } = await ledgerRows(trx, batch.id, {
    outcomes: page.outcome ?? null,
    after: idOfCursor(page.cursor) ?? 0,
    limit: page.limit,
  })
  const shown = rows.slice(0, page.limit)
  const changes = batch.status === 'checked' ? await changesOf({ trx, services }, batch, shown) : new Map()
  const last = shown.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    items: shown.map((row) => rowShown(batch, row, changes.get(row.row))),
    total,
    ...(more ? { next: cursorOf(last.row) } : {}),
  }
}

/** The page after a row. */
export function cursorOf(row: number): string {
  return Buffer.from(`${row}`).toString('base64url')
}

async function changesOf(
  { trx, services }: Showing,
  batch: Batch,
  rows: readonly LedgerRow[],
): Promise<Map<number, RowChange[]>> {
  const updated = rows.filter(({ outcome }) => outcome === 'updated').map(({ row }) => row)
  if (updated.length === 0) return new Map()
  const kept = await rowsByNumber(trx, services.keys, batch.id, updated)
  const context = await importContext(trx, services, batch)
  const decided = await decisionsOf(trx, batch.id, updated)
  const plans = await KIND_STEPS[batch.kind].plan(trx, context, [...kept.values()], decided)
  const mayName = batch.kind !== 'people' || context.onlyCommune !== null
  return new Map(
    plans.map(({ row, changes }) => [row, changes.map((change) => changeShown(change, mayName))]),
  )
}

/** Who somebody is: shown where the whole scope is one commune. */
const IDENTITY = ['name', 'birthDate', 'phone', 'address', 'familyContact', 'geometry']

/** A change as it may be shown. Numbers of identity papers never are. */
export function changeShown({ field, before, after }: FieldChange, mayName: boolean): RowChange {
  const hidden = field === 'idNumber' || (!mayName && IDENTITY.includes(field))
  return hidden ? { field, before: null, after: null, hidden } : { field, before, after, hidden }
}

function rowShown(batch: Batch, ledger: LedgerRow, changes: RowChange[] | undefined): ImportRow {
  const { row, outcome, recordId, changed, faults, unitCode, how, grade } = ledger
  return {
    ...{ row, outcome, recordId },
    changes: changes ?? changed.map((field) => ({ field, before: null, after: null, hidden: true })),
    faults: faults.map((fault) => faultShown(batch, fault)),
    place: unitCode !== null && how !== null ? { unitCode, how, grade } : null,
  }
}

function faultShown({ layout }: Batch, { field, code }: Fault): RowFault {
  const column = layout?.columns.find((one) => one.field === field)?.header ?? null
  return { field, column, code, message: messageOf(code) }
}
