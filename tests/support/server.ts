import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import type { Database } from '../../server/db/connect.ts'
import { asStats } from '../../server/db/transactions.ts'
import { createDemoAccounts } from '../../server/features/accounts/demo-accounts.ts'
import { createServices } from '../../server/http/create-services.ts'
import type { AppServices, PackIdentity } from '../../server/http/services.ts'
import { Client } from './client.ts'
import { type Engine, type Template, testDatabase } from './database.ts'
import { testKeys } from './keys.ts'

export interface TestServer {
  db: Database
  services: AppServices
  origin: string
  /** A client without a session. */
  stranger(): Client
  /** A client that is signed in as a demo account; the same one every time. */
  as(username: string): Promise<Client>
  close(): Promise<void>
}

export interface TestServerOptions {
  engine?: Engine
  /** What the database holds: filled once per run and copied. */
  template?: Template
  /** What this file adds, before the demo accounts are made. */
  prepare?(db: Database): Promise<void>
  pack?: PackIdentity
  publicUrl?: URL
  routingUrl?: URL
  geocoderUrl?: URL
  /** Whether every answer is checked against its schema; a bench does without, as an office does. */
  checkResponses?: boolean
}

const EMPTY_PACK: PackIdentity = { name: 'test', version: 'test-1', synthetic: true }

/** The real application on a port of its own, over a fresh database, with the demo accounts. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const db = await testDatabase(options)
  await options.prepare?.(db)
  await createDemoAccounts(db)
  const config = {
    publicUrl: options.publicUrl ?? null,
    checkResponses: options.checkResponses ?? true,
    version: '0.0.0-test',
    keysApart: true,
    routingUrl: options.routingUrl ?? null,
    geocoderUrl: options.geocoderUrl ?? null,
  }
  const services = createServices(db, options.pack ?? (await loadedPack(db)), config, true, testKeys())
  await services.points.start(failLoudly)
  await services.imports.start(services, failLoudly)
  const http = await listen(services)
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const close = async () => {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
    await services.imports.stop()
    await services.points.stop()
    await services.looks.end()
    await db.close()
  }
  return { db, services, origin, stranger: () => new Client(origin), as: signedInClients(origin), close }
}

/** Whatever fails in the background fails the run. */
function failLoudly(fault: unknown): never {
  throw fault
}

async function listen(services: AppServices): Promise<Server> {
  const http = createServer(createApp(services, pino({ level: process.env.TEST_LOG ?? 'silent' })))
  // A test that computes for some seconds finds its connection still open.
  http.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return http
}

function signedInClients(origin: string): (username: string) => Promise<Client> {
  const clients = new Map<string, Promise<Client>>()
  return (username) => {
    const client = clients.get(username) ?? signedIn(origin, username)
    clients.set(username, client)
    return client
  }
}

async function signedIn(origin: string, username: string): Promise<Client> {
  const client = new Client(origin)
  const { status } = await client.signIn(username)
  if (status !== 201) throw new Error(`${username} could not sign in: ${status}`)
  return client
}

async function loadedPack(db: Database): Promise<PackIdentity> {
  const rows = await asStats(db, (trx) =>
    trx('pack_load')
      .select<PackIdentity[]>('name', 'version', 'synthetic')
      .whereNotNull('sealed_at')
      .limit(1),
  )
  return rows[0] ?? EMPTY_PACK
}
