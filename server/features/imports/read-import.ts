import { type Batch, bumpBatch, type Layout, moveStatus, updateBatch, writeLayout } from './batch-queries.ts'
import { CHUNK_ROWS, deleteChunks, writeChunk } from './chunks.ts'
import { hashOfFile, withKeptFile } from './file-parts.ts'
import { isComplete, suggestedColumns } from './map-columns.ts'
import { readUpload } from './reading/read-upload.ts'
import { UploadRefused } from './reading/refusals.ts'
import type { SheetRow, UploadHead, UploadRows } from './reading/types.ts'
import type { Job } from './run-import.ts'

/** Reads the file of an import: its rows are kept, and its columns are given the meaning that they seem to have. */
export async function readImport(job: Job, batch: Batch): Promise<void> {
  const { transact, services, id } = job
  try {
    await withKeptFile(transact, services.keys, id, (path) => readFrom(job, batch, path))
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error
    const refusal = { code: error.code, message: error.message }
    await transact(async (trx) => {
      await deleteChunks(trx, id)
      await updateBatch(trx, id, { status: 'refused', refusal })
      await bumpBatch(trx, id)
    })
  }
}

async function readFrom(job: Job, batch: Batch, path: string): Promise<void> {
  const { transact, signal, id } = job
  // The server ended before the whole file was kept.
  if ((await hashOfFile(path)).toString('hex') !== batch.fileHash) throw new UploadRefused('broken_zip')
  await transact((trx) => deleteChunks(trx, id))
  const chosen = batch.layout?.chosen ?? {}
  const reading = readUpload(path, { fileName: batch.layout?.fileName ?? '', ...chosen, signal })
  const samples: SheetRow[] = []
  let head: UploadHead | null = null
  let written = { chunks: 0, rows: 0 }
  for await (const part of reading) {
    if (part.kind === 'head') head = part
    else if (part.kind === 'rows') {
      if (samples.length < SAMPLE_ROWS) samples.push(...part.rows.slice(0, SAMPLE_ROWS - samples.length))
      written = await keepRows(job, part, written)
    } else if (head) {
      const layout = layoutOf(batch, head, part.findings)
      await finish(job, batch, layout, samples, head, written.rows)
    }
  }
}

/** Of which the samples are taken, and by which columns are told apart. */
const SAMPLE_ROWS = 200

async function keepRows(
  { transact, services, id }: Job,
  { rows, share }: UploadRows,
  { chunks, rows: before }: { chunks: number; rows: number },
) {
  const total = share > 0 ? Math.round((before + rows.length) / share) : 0
  let chunk = chunks
  await transact(async (trx) => {
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      await writeChunk(trx, services.keys, id, chunk, rows.slice(start, start + CHUNK_ROWS))
      chunk += 1
    }
    await updateBatch(trx, id, { done: before + rows.length, total })
  })
  return { chunks: chunk, rows: before + rows.length }
}

function layoutOf({ layout }: Batch, head: UploadHead, findings: Layout['findings']): Layout {
  const { sheets, sheet, encoding, delimiter, headerRow } = head
  return {
    ...{ fileName: layout?.fileName ?? '', chosen: layout?.chosen ?? {}, columns: [] },
    ...{ sheets, sheet, encoding, delimiter, headerRow, findings },
  }
}

async function finish(
  { transact, services, id }: Job,
  batch: Batch,
  layout: Layout,
  samples: readonly SheetRow[],
  { header }: UploadHead,
  rows: number,
): Promise<void> {
  await transact(async (trx) => {
    const columns = await suggestedColumns(trx, services.keys, batch.kind, header, samples, services.today())
    await writeLayout(trx, services.keys, id, { ...layout, columns })
    await updateBatch(trx, id, { total: rows, done: rows })
    // A column that nobody knows is looked at once; what is decided of it is remembered.
    const isReady =
      isComplete(batch.kind, columns) &&
      columns.every(({ certain, samples: cells }) => certain || cells.length === 0)
    await moveStatus(trx, id, ['reading'], isReady ? 'checking' : 'mapping')
    await bumpBatch(trx, id)
  })
}
