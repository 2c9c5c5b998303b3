import { cursorAfter, idOfCursor } from '../../http/cursor.ts'
import { type Endpoint, endpoint } from '../../http/endpoint.ts'
import { countAuditEntries, listAuditEntries } from './queries.ts'
import { AuditList, AuditQuery } from './schemas.ts'

export const routes: Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/audit',
      summary: 'The log of who did what, newest first',
      plane: 'administration',
      roles: ['auditor'],
      audit: 'administration',
      cache: 'noStore',
      query: AuditQuery,
      response: AuditList,
    },
    async ({ trx, query, audit }) => {
      const { limit, cursor, ...filter } = query
      const items = await listAuditEntries(trx, filter, { limit, before: idOfCursor(cursor) })
      audit({ entries: items.length })
      return { items, total: await countAuditEntries(trx, filter), ...cursorAfter(items, limit) }
    },
  ),
]
