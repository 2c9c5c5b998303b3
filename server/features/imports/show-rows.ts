import { idOfCursor } from '../../http/cursor.ts'
import type { Context } from '../../http/endpoint.ts'
import type { Batch } from './batch-queries.ts'
import { rowsByNumber } from './chunks.ts'
import { messageOf } from './fault-words.ts'
import type { Fault } from './faults.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { KIND_STEPS } from './kinds.ts'
import { type LedgerRow, ledgerRows } from './ledger.ts'
import type { FieldChange } from './plans.ts'
import type { SheetRow } from './reading/types.ts'
import { decisionsOf } from './reviews.ts'
import type { ImportRow, ImportRowList, RowChange, RowFault } from './schemas.ts'
import { understandRow } from './understand-row.ts'

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
  const told = await toldOf({ trx, services }, batch, shown)
  const last = shown.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    items: shown.map((row) => rowShown(batch, row, told.get(row.row))),
    total,
    ...(more ? { next: cursorOf(last.row) } : {}),
  }
}

/** The page after a row. */
export function cursorOf(row: number): string {
  return Buffer.from(`${row}`).toString('base64url')
}

/** What can be told of a row only while its cells are kept. */
interface Told {
  changes: RowChange[]
  kept: RowChange[]
  cells: ReadonlyMap<string, WrongCell>
}

/** What stands in a cell that cannot be read, and what should. */
type WrongCell = Pick<RowFault, 'said' | 'expected'>

async function toldOf(
  { trx, services }: Showing,
  batch: Batch,
  rows: readonly LedgerRow[],
): Promise<Map<number, Told>> {
  const wanted = rows.filter(isTold).map(({ row }) => row)
  if (batch.status !== 'checked' || wanted.length === 0) return new Map()
  const sheetRows = [...(await rowsByNumber(trx, services.keys, batch.id, wanted)).values()]
  const context = await importContext(trx, services, batch)
  const decided = await decisionsOf(trx, batch.id, wanted)
  const { read, plan } = KIND_STEPS[batch.kind]
  const plans = await plan(
    trx,
    context,
    sheetRows.map((row) => read(context, row)),
    decided,
  )
  const mayName = batch.kind !== 'people' || context.onlyCommune !== null
  const shown = (changes: readonly FieldChange[]) => changes.map((change) => changeShown(change, mayName))
  const cells = new Map(sheetRows.map((row) => [row.row, wrongCells(context, row, mayName)]))
  return new Map(
    plans.map(({ row, changes, kept = [] }) => [
      row,
      { changes: shown(changes), kept: shown(kept), cells: cells.get(row) ?? new Map() },
    ]),
  )
}

const isTold = ({ outcome, faults }: LedgerRow) => outcome === 'updated' || faults.length > 0

/** Of people only in a scope of one commune: where columns are shifted, a name stands where something else is expected. */
function wrongCells(
  { batch, columns, today }: ImportContext,
  row: SheetRow,
  mayName: boolean,
): Map<string, WrongCell> {
  if (!mayName) return new Map()
  const { findings } = understandRow(batch.kind, columns, row, today)
  const shown = [...findings].filter(
    ([field, { got }]) => !isHidden(field, mayName) && !IDENTITY_NUMBER.test(got),
  )
  return new Map(shown.map(([field, { got, expected }]) => [field, { said: got, expected }]))
}

/** In whichever column it stands. */
const IDENTITY_NUMBER = /\d{9}/

/** Who somebody is: shown where the whole scope is one commune. */
const IDENTITY = ['name', 'birthDate', 'phone', 'address', 'familyContact', 'geometry']

const isHidden = (field: string, mayName: boolean) =>
  field === 'idNumber' || (!mayName && IDENTITY.includes(field))

/** A change as it may be shown. Numbers of identity papers never are. */
export function changeShown({ field, before, after }: FieldChange, mayName: boolean): RowChange {
  const hidden = isHidden(field, mayName)
  return hidden ? { field, before: null, after: null, hidden } : { field, before, after, hidden }
}

function rowShown(batch: Batch, ledger: LedgerRow, told: Told | undefined): ImportRow {
  const { row, outcome, recordId, changed, faults, unitCode, how, grade } = ledger
  return {
    ...{ row, outcome, recordId },
    changes: told?.changes ?? changed.map((field) => ({ field, before: null, after: null, hidden: true })),
    kept: told?.kept ?? [],
    faults: faults.map((fault) => ({ ...faultShown(batch, fault), ...told?.cells.get(fault.field ?? '') })),
    place: unitCode !== null && how !== null ? { unitCode, how, grade } : null,
  }
}

function faultShown({ layout }: Batch, { field, code }: Fault): RowFault {
  const column = field === null ? undefined : layout?.columns.find((one) => one.field === field)
  return { field, column: column?.header ?? null, code, message: messageOf(code), said: null, expected: null }
}
