import type { Trx } from '../../db/transactions.ts'
import type { AppServices } from '../../http/services.ts'
import type { Batch } from './batch-queries.ts'
import { importDigest } from './digests.ts'
import { countLedger, hashLedger } from './ledger.ts'
import type { ImportReceipt } from './schemas.ts'

/** What was done, so that it can be checked later: the server alone can write such a signature. */
export async function receiptOf(
  trx: Trx,
  { keys }: Pick<AppServices, 'keys'>,
  id: number,
  { fileHash, kind }: Batch,
): Promise<ImportReceipt> {
  const ledgerHash = await hashLedger(trx, id)
  const appliedOn = new Date().toISOString()
  const signed = JSON.stringify([id, kind, fileHash, ledgerHash, await countLedger(trx, id), appliedOn])
  return { fileHash, ledgerHash, appliedOn, signature: importDigest(keys, 'receipt', signed).toString('hex') }
}
