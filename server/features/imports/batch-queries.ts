import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import type { Encoding, FileFinding, SheetName } from './reading/types.ts'
import type { ImportFinding, ImportKind, ImportReceipt, ImportState, ImportStatus } from './schemas.ts'
import { openJson, type Sealed, sealJson } from './sealed-json.ts'

/** What is known of a file and of its columns: it may name people, so it is sealed. */
export interface Layout {
  fileName: string
  sheets: SheetName[]
  sheet: string | null
  encoding: string | null
  delimiter: string | null
  headerRow: number | null
  columns: ImportState['columns']
  findings: FileFinding[]
  /** What somebody chose instead of what was found. */
  chosen: { sheet?: string; headerRow?: number; encoding?: Encoding }
}

/** An import as its uploader sees it. */
export interface Batch extends ImportCounts {
  id: number
  kind: ImportKind
  office: string
  status: ImportStatus
  version: number
  layout: Layout | null
  unitId: number | null
  unitCode: string | null
  fileHash: string
  total: number
  done: number
  findings: ImportFinding[]
  refusal: { code: string; message: string } | null
  receipt: ImportReceipt | null
  createdOn: string
  appliedOn: string | null
  keptUntil: string
}

export interface ImportCounts {
  rowsRead: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
  inReview: number
}

type BatchRow = Omit<Batch, 'layout'> & { layout: Buffer | null; keyVersion: number | null }

const BATCH = `
  select b.id, b.kind, b.office, b.status, b.version, b.layout, b.key_version as "keyVersion", b.unit_id as "unitId",
         u.code as "unitCode", encode(b.file_hash, 'hex') as "fileHash", b.total, b.done, b.rows_read as "rowsRead", b.inserted,
         b.updated, b.unchanged, b.rejected, b.in_review as "inReview", b.findings, b.refusal, b.receipt,
         to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdOn",
         to_char(b.applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "appliedOn",
         to_char(b.kept_until, 'YYYY-MM-DD') as "keptUntil"
  from import_batch b left join unit u on u.id = b.unit_id`

const layoutCell = (id: number) => ({ table: 'import_batch', field: 'layout', row: id })

/** An import of the caller's own; undefined when not there or not theirs. */
export async function batchById(trx: Trx, keys: Keys, id: number): Promise<Batch | undefined> {
  const { rows } = await trx.raw<{ rows: BatchRow[] }>(`${BATCH} where b.id = ?`, [id])
  return rows[0] && rowToBatch(rows[0], keys)
}

/** The same, held until the transaction ends. */
export async function lockedBatch(trx: Trx, keys: Keys, id: number): Promise<Batch | undefined> {
  const { rows } = await trx.raw<{ rows: BatchRow[] }>(`${BATCH} where b.id = ? for update of b`, [id])
  return rows[0] && rowToBatch(rows[0], keys)
}

/** The caller's imports, latest first; one more than the limit tells whether more follow. */
export async function listBatches(
  trx: Trx,
  keys: Keys,
  page: { kind: ImportKind | null; before: number | null; limit: number },
): Promise<{ batches: Batch[]; total: number }> {
  const { rows } = await trx.raw<{ rows: BatchRow[] }>(
    `${BATCH} where (?::text is null or b.kind = ?) and (?::int is null or b.id < ?) order by b.id desc limit ?`,
    [page.kind, page.kind, page.before, page.before, page.limit + 1],
  )
  const counted = await trx.raw<{ rows: { total: number }[] }>(
    'select count(*)::int as total from import_batch b where (?::text is null or b.kind = ?)',
    [page.kind, page.kind],
  )
  return { batches: rows.map((row) => rowToBatch(row, keys)), total: counted.rows[0]?.total ?? 0 }
}

function rowToBatch({ layout, keyVersion, ...row }: BatchRow, keys: Keys): Batch {
  if (layout === null || keyVersion === null) return { ...row, layout: null }
  const sealed: Sealed = { sealed: layout, keyVersion }
  return { ...row, layout: openJson<Layout>(keys, sealed, layoutCell(row.id)) }
}

/** Begins an import of the caller; it is being read. */
export async function insertBatch(
  trx: Trx,
  batch: { kind: ImportKind; fileHash: Buffer; synthetic: boolean },
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    `insert into import_batch (office, kind, file_hash, synthetic) values (app.office(), ?, ?, ?) returning id`,
    [batch.kind, batch.fileHash, batch.synthetic],
  )
  return (rows[0] as { id: number }).id
}

export async function writeLayout(trx: Trx, keys: Keys, id: number, layout: Layout): Promise<void> {
  const { sealed, keyVersion } = sealJson(keys, layout, layoutCell(id))
  await trx.raw('update import_batch set layout = ?, key_version = ? where id = ?', [sealed, keyVersion, id])
}

/** What may be changed of an import by name; undefined stays as it is. */
export interface BatchChange {
  status?: ImportStatus
  unitId?: number | null
  total?: number
  done?: number
  findings?: readonly ImportFinding[]
  refusal?: { code: string; message: string } | null
  receipt?: ImportReceipt
  counts?: ImportCounts
}

/** Changes an import. `version` grows with whatever a person may have looked at. */
export async function updateBatch(trx: Trx, id: number, change: BatchChange): Promise<void> {
  const { status, unitId, total, done, counts, receipt } = change
  const columns: Record<string, unknown> = {
    ...(status === undefined ? {} : { status }),
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    ...(total === undefined ? {} : { total }),
    ...(done === undefined ? {} : { done }),
    ...(change.findings === undefined ? {} : { findings: JSON.stringify(change.findings) }),
    ...(change.refusal === undefined ? {} : { refusal: change.refusal && JSON.stringify(change.refusal) }),
    ...(receipt === undefined ? {} : { receipt: JSON.stringify(receipt), applied_at: receipt.appliedOn }),
    ...(counts === undefined ? {} : countColumns(counts)),
  }
  await trx('import_batch').where({ id }).update(columns)
}

function countColumns({ rowsRead, inserted, updated, unchanged, rejected, inReview }: ImportCounts) {
  return { rows_read: rowsRead, inserted, updated, unchanged, rejected, in_review: inReview }
}

/** Says that what a person looked at is another one now. */
export async function bumpBatch(trx: Trx, id: number): Promise<void> {
  await trx.raw('update import_batch set version = version + 1 where id = ?', [id])
}

/** From one status to another, unless it has another one already; whether it had. */
export async function moveStatus(
  trx: Trx,
  id: number,
  from: readonly ImportStatus[],
  to: ImportStatus,
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'update import_batch set status = ?, done = 0 where id = ? and status = any (?::text[]) returning id',
    [to, id, [...from]],
  )
  return rows.length === 1
}
