import type { Trx } from '../../db/transactions.ts'
import { hex } from '../packs/load-identities.ts'
import type { ImportContext } from './import-context.ts'

/** Which record a row became, and what the row said then. */
export interface KnownSource {
  recordId: number
  said: Buffer
}

/** What the office's earlier files became, by key in base64. */
export async function knownSources(
  trx: Trx,
  { batch }: Pick<ImportContext, 'batch'>,
  keys: readonly Buffer[],
): Promise<Map<string, KnownSource>> {
  const { rows } = await trx.raw<{ rows: (KnownSource & { key: Buffer })[] }>(
    `select s.key, s.record_id::int as "recordId", s.said
     from jsonb_array_elements_text(?::jsonb) w (key)
     join import_source s on s.office = ? and s.kind = ? and s.key = w.key::bytea`,
    [JSON.stringify(keys.map(hex)), batch.office, batch.kind],
  )
  return new Map(rows.map(({ key, ...known }) => [key.toString('base64'), known]))
}

export interface SourceRow extends KnownSource {
  key: Buffer
  numbered: boolean
}

export async function rememberSources(
  trx: Trx,
  { batch }: Pick<ImportContext, 'batch'>,
  sources: readonly SourceRow[],
): Promise<void> {
  if (sources.length === 0) return
  const rows = sources.map(({ key, recordId, said, numbered }) => {
    return { key: hex(key), record_id: recordId, said: hex(said), numbered }
  })
  await trx.raw(
    `insert into import_source (office, kind, key, record_id, said, numbered)
     select ?, ?, v.key, v.record_id, v.said, v.numbered
     from jsonb_to_recordset(?::jsonb) v (key bytea, record_id bigint, said bytea, numbered boolean)
     on conflict (office, kind, key) do update set record_id = excluded.record_id, said = excluded.said, at = now()
     where (import_source.record_id, import_source.said) is distinct from (excluded.record_id, excluded.said)`,
    [batch.office, batch.kind, JSON.stringify(rows)],
  )
}
