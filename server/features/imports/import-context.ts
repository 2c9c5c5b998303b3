import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { AppServices } from '../../http/services.ts'
import type { AddressReader } from '../addresses/address-reader.ts'
import { addressReader } from '../addresses/address-readers.ts'
import { legalRules } from '../cases/legal-queries.ts'
import type { LegalRules } from '../cases/schemas.ts'
import type { Batch } from './batch-queries.ts'
import { type ReadCell, rememberingReader } from './remember-readings.ts'
import { SeenRows } from './seen-rows.ts'
import type { Columns } from './understand-row.ts'
import { type DatedUnits, unitsOn } from './units.ts'

/** What every row of an import is looked at with. */
export interface ImportContext {
  services: AppServices
  today: Day
  batch: Pick<Batch, 'id' | 'kind' | 'office' | 'unitId'>
  columns: Columns
  readCell: ReadCell
  rules: LegalRules
  units: DatedUnits
  addresses: AddressReader
  /** Units that the account may write to. */
  scope: ReadonlySet<number>
  /** The one commune that is the whole scope; null for wider ones. */
  onlyCommune: number | null
  /** Rows of this file by what may not stand there twice. */
  seen: SeenRows
}

/** Gathers it in the transaction of the job. */
export async function importContext(trx: Trx, services: AppServices, batch: Batch): Promise<ImportContext> {
  const today = services.today()
  const units = await unitsOn(trx, today)
  const { rows } = await trx.raw<{ rows: { scope: number[] }[] }>('select app.scope() as scope')
  const scope = new Set(rows[0]?.scope)
  const [first = 0] = scope
  return {
    ...{ services, today, batch, units, scope },
    columns: columnsOf(batch),
    readCell: rememberingReader(),
    rules: await legalRules(trx),
    addresses: await addressReader({ trx, services }),
    onlyCommune: scope.size === 1 && units.byId.get(first)?.level === 'commune' ? first : null,
    seen: new SeenRows(),
  }
}

/** What the columns of an import mean. */
export function columnsOf({ layout }: Pick<Batch, 'layout'>): Columns {
  return (layout?.columns ?? []).map(({ field }) => field)
}
