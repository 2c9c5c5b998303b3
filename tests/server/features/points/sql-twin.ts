import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '../../../../server/app.ts'
import { CasePoints } from '../../../../server/features/points/case-points.ts'
import { Client } from '../../../support/client.ts'
import type { TestServer } from '../../../support/server.ts'

/** The same application over the same database and sessions, which keeps nothing in memory: SQL answers it all. */
export interface SqlTwin {
  /** Somebody who is signed in at the server, asking here. */
  as(username: string): Promise<Client>
  close(): Promise<void>
}

export async function sqlTwin(server: TestServer): Promise<SqlTwin> {
  const services = { ...server.services, points: new CasePoints(server.db) }
  const http = createServer(createApp(services, pino({ level: 'silent' })))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    as: async (username) => Object.assign(new Client(origin), { cookie: (await server.as(username)).cookie }),
    close: () => {
      http.closeAllConnections()
      return new Promise((resolve) => http.close(() => resolve()))
    },
  }
}
