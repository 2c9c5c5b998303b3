import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { hex } from '../packs/load-identities.ts'
import type { Batch } from './batch-queries.ts'
import { importDigest } from './digests.ts'
import { KINDS, missingFields } from './reading/fields.ts'
import { headerKey } from './reading/header-key.ts'
import { type Remembered, suggestColumns } from './reading/suggest-columns.ts'
import type { Cell, SheetRow } from './reading/types.ts'
import type { ImportColumn, ImportKind } from './schemas.ts'

const MOST_SAMPLES = 5
const LONGEST_SAMPLE = 80

/** The columns of a file with what they seem to mean: as this office said before, else by their headers and cells. */
export async function suggestedColumns(
  trx: Trx,
  keys: Keys,
  kind: ImportKind,
  header: readonly string[],
  rows: readonly SheetRow[],
  today: Day,
): Promise<ImportColumn[]> {
  const remembered = await rememberedColumns(trx, keys, kind, header)
  const cells = rows.map((row) => row.cells)
  return suggestColumns(header, cells, KINDS[kind], today, remembered).map((suggestion) => ({
    ...suggestion,
    header: header[suggestion.index] ?? '',
    samples: samplesOf(rows, suggestion.index),
  }))
}

/** Whether every field is given that no row can do without. */
export function isComplete(kind: ImportKind, columns: readonly ImportColumn[]): boolean {
  return (
    missingFields(
      kind,
      columns.flatMap(({ field }) => field ?? []),
    ).length === 0
  )
}

function samplesOf(rows: readonly SheetRow[], index: number): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows) {
    const text = shown(cells[index] ?? null)
    if (text !== '') samples.add(text)
    if (samples.size === MOST_SAMPLES) break
  }
  return [...samples]
}

/** Long numbers by their last three digits: which column holds them is seen by these. */
function shown(cell: Cell): string {
  const text = String(cell ?? '').replace(/\d[\d ]{6,}(?=\d{3}(?!\d))/g, (digits) =>
    '•'.repeat(digits.length),
  )
  return [...text].slice(0, LONGEST_SAMPLE).join('')
}

/** A header as it is known again, whatever its marks and spaces. */
function signatureOf(keys: Keys, header: string): Buffer {
  return importDigest(keys, 'headers', headerKey(header))
}

async function rememberedColumns(
  trx: Trx,
  keys: Keys,
  kind: ImportKind,
  header: readonly string[],
): Promise<Remembered> {
  const wanted = header.map((name) => ({ name, signature: hex(signatureOf(keys, name)) }))
  const { rows } = await trx.raw<{ rows: { name: string; field: string | null }[] }>(
    `select w.name, m.field from jsonb_to_recordset(?::jsonb) w (name text, signature bytea)
     join import_mapping m on m.office = app.office() and m.kind = ? and m.signature = w.signature`,
    [JSON.stringify(wanted), kind],
  )
  return new Map(rows.map(({ name, field }) => [headerKey(name), field]))
}

/** Keeps, for the office, what the columns of a file that was taken in mean. */
export async function rememberColumns(trx: Trx, keys: Keys, { kind, layout }: Batch): Promise<void> {
  const named = (layout?.columns ?? []).filter(({ header }) => headerKey(header) !== '')
  const meanings = new Map(named.map(({ header, field }) => [hex(signatureOf(keys, header)), field]))
  await trx.raw(
    `insert into import_mapping (office, kind, signature, field)
     select app.office(), ?, v.signature, v.field from jsonb_to_recordset(?::jsonb) v (signature bytea, field text)
     on conflict (office, kind, signature) do update set field = excluded.field, used_at = now()`,
    [kind, JSON.stringify([...meanings].map(([signature, field]) => ({ signature, field })))],
  )
}
