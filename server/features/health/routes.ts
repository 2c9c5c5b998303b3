import { type Endpoint, endpoint } from '../../http/endpoint.ts'
import { Health } from './schemas.ts'

export const routes: Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/health',
      summary: 'Whether the server is ready, and what it serves; asks the database nothing',
      plane: 'public',
      roles: 'public',
      audit: 'none',
      cache: 'noStore',
      transaction: false,
      response: Health,
    },
    async ({ services, pack }) => {
      const { engine, version, postgis } = services.db
      return {
        status: 'ready' as const,
        version: services.config.version,
        database: { engine, version, postgis },
        pack: { name: pack.name, version: pack.version, synthetic: pack.synthetic },
        demoAccounts: services.demoAccounts,
      }
    },
  ),
]
