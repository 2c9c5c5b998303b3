import type { Batch } from './batch-queries.ts'
import { KINDS, missingFields } from './reading/fields.ts'
import type { ImportState, ImportStatus } from './schemas.ts'

const STEPS: Partial<Record<ImportStatus, ImportState['progress']['step']>> = {
  reading: 'reading',
  checking: 'checking',
  applying: 'applying',
}

/** An import as its uploader is told. @param done rows of the step so far, where memory knows more than the database */
export function stateOf(batch: Batch, done = batch.done): ImportState {
  const {
    layout,
    unitId: _unit,
    office: _office,
    fileHash: _hash,
    refusal,
    receipt,
    done: _done,
    total,
    ...rest
  } = batch
  const columns = layout?.columns ?? []
  return {
    ...rest,
    fileName: layout?.fileName ?? '',
    progress: { step: STEPS[batch.status] ?? 'none', done, total },
    sheets: layout?.sheets ?? [],
    sheet: layout?.sheet ?? null,
    encoding: layout?.encoding ?? null,
    delimiter: layout?.delimiter ?? null,
    headerRow: layout?.headerRow ?? null,
    columns,
    fields: KINDS[batch.kind].map(({ name, required, vi, en }) => ({ name, required, vi, en })),
    missingFields: missingFields(
      batch.kind,
      columns.flatMap(({ field }) => field ?? []),
    ),
    ...(refusal ? { refusal } : {}),
    ...(receipt ? { receipt } : {}),
  }
}

export function summaryOf(batch: Batch) {
  const {
    id,
    kind,
    status,
    rowsRead,
    inserted,
    updated,
    unchanged,
    rejected,
    inReview,
    createdOn,
    appliedOn,
  } = batch
  const counts = { rowsRead, inserted, updated, unchanged, rejected, inReview }
  return { id, kind, fileName: batch.layout?.fileName ?? '', status, ...counts, createdOn, appliedOn }
}
