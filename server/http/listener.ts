import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartRefused } from '../start-refused.ts'
import { problems } from './problems.ts'

/** The open port, whose answers can be exchanged while it is open. */
export interface Listener {
  port: number
  /** Answers with another application from the next request on. */
  answerWith(application: RequestListener): void
  /** Takes no new connection, lets running requests end, and cuts what is left after `milliseconds`. */
  drain(milliseconds: number): Promise<void>
}

/** Opens a port. Throws StartRefused when it is taken or may not be opened. */
export async function listen(host: string, port: number, application: RequestListener): Promise<Listener> {
  let current = application
  const server = createServer((request, response) => current(request, response))
  await opened(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      current = next
    },
    drain: (milliseconds) => {
      current = refuseWhileDraining
      return closed(server, milliseconds)
    },
  }
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : error.message
      reject(new StartRefused(`cannot listen on ${host} port ${port} (${code})`))
    })
    server.listen(port, host, resolve)
  })
}

function closed(server: Server, milliseconds: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), milliseconds)
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** A connection that was kept alive may still ask; running requests go on with the application they began with. */
const refuseWhileDraining: RequestListener = (request, response) => {
  const body = JSON.stringify(problems.draining().document(request.url?.split('?')[0] ?? '/'))
  response.writeHead(503, { 'Content-Type': 'application/problem+json', Connection: 'close' }).end(body)
}
