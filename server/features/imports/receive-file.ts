import { asRequest } from '../../db/transactions.ts'
import { recordAudit } from '../../http/audit.ts'
import type { Context } from '../../http/endpoint.ts'
import { checkInput } from '../../http/input.ts'
import { problems } from '../../http/problems.ts'
import type { Upload } from '../../http/upload.ts'
import { refuseRealPeople } from '../approvals/refuse-real-people.ts'
import { type Batch, batchById, insertBatch, type Layout, writeLayout } from './batch-queries.ts'
import { hashOfFile, keepFile, type Transact } from './file-parts.ts'
import { KIND_STEPS } from './kinds.ts'
import { type ImportKind, UploadFields } from './schemas.ts'

type Receiving = Pick<Context, 'account' | 'services' | 'sender' | 'upload'>

/**
 * Keeps the file of a request, sealed, and begins to read it.
 * @throws 403 for a kind that others bring, 400 synthetic_unconfirmed, 409 real_people_refused, 413, 415
 */
export async function receiveFile(context: Receiving): Promise<Batch> {
  const upload = await context.upload()
  try {
    return await keepUpload(context, upload)
  } finally {
    await upload.remove()
  }
}

async function keepUpload({ account, services, sender }: Receiving, upload: Upload): Promise<Batch> {
  const { kind, synthetic } = checkInput(UploadFields, upload.fields)
  refuseOtherKinds(account.roles, kind)
  if (services.pack.synthetic && synthetic !== 'true') throw problems.syntheticUnconfirmed()
  const transact: Transact = (fn) => asRequest(services.db, sender.sessionSecret, 'hoanhap_app', fn)
  const fileHash = await hashOfFile(upload.path)
  const id = await transact(async (trx) => {
    if (kind === 'people') await refuseRealPeople(trx, services)
    const begun = await insertBatch(trx, { kind, fileHash, synthetic: services.pack.synthetic })
    await writeLayout(trx, services.keys, begun, blankLayout(upload.fileName))
    const record = { username: account.username, action: 'imports.create', route: 'POST /imports' }
    await recordAudit(trx, { ...record, outcome: 'done', detail: { id: begun, kind } })
    return begun
  })
  await keepFile(transact, services.keys, id, upload.path)
  services.imports.begin(services, id)
  return (await transact((trx) => batchById(trx, services.keys, id))) as Batch
}

/** Each kind of file is brought by the role that keeps such records by hand. @throws 403 */
export function refuseOtherKinds(roles: readonly string[], kind: ImportKind): void {
  if (!roles.includes(KIND_STEPS[kind].role)) throw problems.notAllowed('Others bring files of this kind.')
}

function blankLayout(fileName: string): Layout {
  const nothing = { sheet: null, encoding: null, delimiter: null, headerRow: null }
  return { fileName, sheets: [], ...nothing, columns: [], findings: [], chosen: {} }
}
