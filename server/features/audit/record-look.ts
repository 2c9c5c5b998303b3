import { asRequest } from '../../db/transactions.ts'
import { type AuditRecord, recordAudit } from '../../http/audit.ts'
import type { Context } from '../../http/endpoint.ts'
import { Memory } from '../../http/memory.ts'
import type { AppServices } from '../../http/services.ts'
import type { CaseFilters } from '../cases/filter-schemas.ts'

const REMEMBERED_LOOKS = 5000
const looks = new WeakMap<AppServices, Memory>()

interface Look extends Pick<AuditRecord, 'action' | 'route'> {
  /** What the line says of the view: its filters, the same however they were written. */
  detail(view: Record<string, unknown>): AuditRecord['detail']
}

/**
 * One line in the log for every session, route, view and minute, in a transaction of its own; whoever looks waits until it is
 * written. For answers of counts, of which a page asks many at once.
 */
export function recordLook(
  context: Pick<Context<unknown, CaseFilters>, 'account' | 'query' | 'services' | 'sender'>,
  look: Look,
): Promise<void> {
  const { account, query, services, sender } = context
  const { sessionId, username } = account
  const memory = looks.get(services) ?? new Memory(REMEMBERED_LOOKS)
  looks.set(services, memory)
  const minute = Math.floor(Date.now() / 60_000)
  const { action, route } = look
  const view = viewOf(query)
  const detail = look.detail(Object.fromEntries(view))
  return memory.remember(JSON.stringify([sessionId, route, minute, view]), () =>
    asRequest(services.db, sender.sessionSecret, 'hoanhap_app', (trx) =>
      recordAudit(trx, { action, route, detail, username, outcome: 'done' }),
    ),
  )
}

/** The filters of a view, the same however they were written. They are codes and days, and name nobody. */
function viewOf(filters: CaseFilters): [string, unknown][] {
  return Object.entries(filters)
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.toSorted() : value])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}
