import type { Trx } from '../../db/transactions.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import type { AppServices } from '../../http/services.ts'
import { invalidField } from '../cases/refusals.ts'
import {
  type Batch,
  batchById,
  bumpBatch,
  type Layout,
  lockedBatch,
  moveStatus,
  updateBatch,
  writeLayout,
} from './batch-queries.ts'
import { forgetFile } from './file-parts.ts'
import { clearLedger } from './ledger.ts'
import { isComplete } from './map-columns.ts'
import { KINDS } from './reading/fields.ts'
import type { ImportColumn, ImportPatch, ImportStatus } from './schemas.ts'
import { unitsOn } from './units.ts'

type Acting = { trx: Trx; services: AppServices }

/** An import of the caller's own. @throws 404 when not there or not theirs */
export async function ownBatch({ trx, services }: Acting, id: number): Promise<Batch> {
  const batch = await batchById(trx, services.keys, id)
  if (!batch) throw problems.notFound()
  return batch
}

async function batchToChange(
  { trx, services }: Acting,
  id: number,
  allowed: readonly ImportStatus[],
): Promise<Batch> {
  const batch = await lockedBatch(trx, services.keys, id)
  if (!batch) throw problems.notFound()
  if (!allowed.includes(batch.status)) {
    throw problems.conflict('import_not_open', `This cannot be done while the import is "${batch.status}".`)
  }
  return batch
}

/**
 * Says what the columns of a file mean, which sheet, header or encoding is meant, or where its records belong. Rows that
 * were compared before count for nothing any longer.
 * @throws 404, 409 import_not_open, 412, 428, 400 naming the field
 */
export async function patchImport(
  acting: Acting,
  id: number,
  ifMatch: string | null,
  patch: ImportPatch,
): Promise<void> {
  const { trx, services } = acting
  // A file that was refused may be read in another encoding.
  const open: ImportStatus[] = ['mapping', 'checked', ...(patch.encoding === undefined ? [] : REFUSED)]
  const batch = await batchToChange(acting, id, open)
  requireVersion(ifMatch, batch.version)
  const layout = batch.layout
  if (!layout) throw problems.gone('The file is no longer kept.')
  if (patch.unitCode !== undefined) await chooseUnit(acting, id, patch.unitCode)
  const isOtherTable = [patch.sheet, patch.headerRow, patch.encoding].some((choice) => choice !== undefined)
  if (isOtherTable) await chooseTable(acting, id, layout, patch)
  else if (patch.columns) await chooseColumns(acting, batch, layout, patch.columns)
  const changed = (await batchById(trx, services.keys, id)) as Batch
  const next: ImportStatus = isOtherTable
    ? 'reading'
    : isComplete(batch.kind, changed.layout?.columns ?? [])
      ? 'checking'
      : 'mapping'
  await moveStatus(trx, id, open, next)
  await updateBatch(trx, id, { counts: NOTHING, findings: [], refusal: null })
  await bumpBatch(trx, id)
}

const REFUSED: readonly ImportStatus[] = ['refused']
const NOTHING = { rowsRead: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, inReview: 0 }

async function chooseUnit({ trx, services }: Acting, id: number, code: string | null): Promise<void> {
  const units = await unitsOn(trx, services.today())
  const unit = code === null ? null : units.byCode.get(code)
  if (unit === undefined) throw invalidField('unitCode', 'unknown_unit', `no unit has the code ${code} today`)
  await updateBatch(trx, id, { unitId: unit?.id ?? null })
}

async function chooseTable(
  { trx, services }: Acting,
  id: number,
  layout: Layout,
  patch: ImportPatch,
): Promise<void> {
  const { sheet, headerRow, encoding } = patch
  if (encoding !== undefined && layout.sheets.length > 0) {
    throw invalidField('encoding', 'not_text', 'a workbook has an encoding of its own')
  }
  if (sheet !== undefined && !layout.sheets.some(({ name }) => name === sheet)) {
    throw invalidField('sheet', 'unknown', 'the file has no such sheet')
  }
  const chosenSheet = sheet ?? layout.chosen.sheet
  const chosenEncoding = encoding === undefined ? layout.chosen.encoding : encoding
  const chosen = {
    ...(chosenSheet === undefined ? {} : { sheet: chosenSheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(chosenEncoding ? { encoding: chosenEncoding } : {}),
  }
  await clearLedger(trx, id)
  await writeLayout(trx, services.keys, id, { ...layout, chosen })
}

async function chooseColumns(
  { trx, services }: Acting,
  { id, kind }: Batch,
  layout: Layout,
  wanted: NonNullable<ImportPatch['columns']>,
): Promise<void> {
  const fields = new Set(KINDS[kind].map(({ name }) => name))
  for (const [index, field] of Object.entries(wanted)) {
    const path = `columns.${index}`
    if (!layout.columns[Number(index)]) throw invalidField(path, 'unknown', 'the file has no such column')
    if (field !== null && !fields.has(field)) throw invalidField(path, 'unknown_field', 'no such field')
  }
  const columns = layout.columns.map((column): ImportColumn => {
    const field = wanted[String(column.index)]
    return field === undefined ? column : { ...column, field, certain: true, why: 'person' }
  })
  const meant = columns.flatMap(({ field }) => field ?? [])
  const twice = columns.find(
    ({ field }, index) => field !== null && meant.indexOf(field) !== meant.lastIndexOf(field) && index >= 0,
  )
  if (twice) throw invalidField(`columns.${twice.index}`, 'repeated', 'two columns mean the same')
  await writeLayout(trx, services.keys, id, { ...layout, columns })
}

/** From where rows can be compared or taken in; a failed import changed nothing that it would not find again. */
const READ: readonly ImportStatus[] = ['mapping', 'checked', 'failed']

/** Compares the rows once more. @throws 404, 409 import_not_open or columns_missing */
export async function checkAgain(acting: Acting, id: number): Promise<void> {
  refuseIncomplete(await batchToChange(acting, id, READ))
  await moveStatus(acting.trx, id, READ, 'checking')
}

/** Begins to take the rows in. @throws 404, 409 import_not_open or columns_missing */
export async function beginApplying(acting: Acting, id: number): Promise<void> {
  refuseIncomplete(await batchToChange(acting, id, READ))
  await moveStatus(acting.trx, id, READ, 'applying')
}

function refuseIncomplete({ kind, layout }: Batch): void {
  if (layout && isComplete(kind, layout.columns)) return
  throw problems.conflict('columns_missing', 'A field that no row can do without has no column yet.')
}

/**
 * Ends an import and forgets its file. What was taken in stays.
 * @throws 404, 412, 428, 409 import_not_open once it is applied
 */
export async function cancelImport(acting: Acting, id: number, ifMatch: string | null): Promise<void> {
  const { trx } = acting
  const open: ImportStatus[] = ['reading', 'mapping', 'checking', 'checked', 'refused', 'failed']
  const batch = await batchToChange(acting, id, open)
  requireVersion(ifMatch, batch.version)
  await moveStatus(trx, id, open, 'cancelled')
  await forgetFile(trx, id)
  await clearLedger(trx, id)
  await updateBatch(trx, id, { counts: NOTHING, findings: [], total: 0 })
  await bumpBatch(trx, id)
}
