import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client } from '../support/client.ts'
import { ENGINE } from '../support/database.ts'
import type { Running } from '../support/process.ts'
import { ready, type ServerProcesses, serverProcesses } from '../support/server-process.ts'
import { writeSmallPack } from '../support/small-pack.ts'

let processes: ServerProcesses
let folder: string
let data: string
let pack: string
const start: ServerProcesses['start'] = (...how) => processes.start(...how)

beforeAll(async () => {
  processes = await serverProcesses('main')
  folder = processes.folder
  data = processes.data
  pack = writeSmallPack(join(folder, 'pack'))
})
afterAll(() => processes.close())

/** Tells it to stop, while a connection of the client is still open; answers its exit code. */
async function stop(running: Running): Promise<number | string> {
  const asked = Date.now()
  running.child.kill('SIGTERM')
  const code = await running.ended
  expect(Date.now() - asked).toBeLessThan(15_000)
  return code
}

const KEPT = {
  username: 'kept',
  displayName: 'Kept',
  password: 'a long enough password',
  roles: ['planner'],
}

/** One data folder (or database) through three starts. */
describe('a start', () => {
  test('says ready once, and serves the pack it was given with demo accounts until it is killed', async () => {
    const server = start(['--pack', pack, '--demo-accounts'])
    const client = await ready(server)
    const { status, body } = await client.get('/health')
    expect([status, body.status, body.pack.name, body.database.engine]).toEqual([
      200,
      'ready',
      'small',
      ENGINE,
    ])
    const signedIn = await client.signIn('social_officer_commune')
    expect(signedIn.body.scope.map(({ name }: { name: string }) => name)).toEqual(['Xã Bắc Sông'])
    expect(server.output().match(/^ready /gm)).toHaveLength(1)
    expect(server.output()).toMatch(/^demo accounts .*social_officer_national/m)
    await client.signIn('admin')
    expect((await client.post('/accounts', KEPT)).status).toBe(201)
    server.child.kill('SIGKILL')
    expect(await server.ended).toBe('SIGKILL')
  })

  test('after kill -9 finds everything that was acknowledged, and ends with 0 on SIGTERM', async () => {
    const server = start(['--demo-accounts'])
    const client = await ready(server)
    expect((await client.signIn(KEPT.username, KEPT.password)).status).toBe(201)
    expect((await client.signIn('admin')).status).toBe(201)
    // Two servers on one PostgreSQL are fine; only the embedded engine needs its folder for itself.
    if (ENGINE === 'pglite') await expectRefusal()
    expect(await stop(server)).toBe(0)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  async function expectRefusal(): Promise<void> {
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/^the data folder .* is in use by process \d+\n$/)
  }

  test('without a pack serves what was served last, and without --demo-accounts takes them away', async () => {
    const server = start()
    const client = await ready(server)
    expect((await client.get('/health')).body).toMatchObject({ pack: { name: 'small' }, demoAccounts: false })
    expect((await client.signIn('planner')).status).toBe(401)
    expect((await client.signIn(KEPT.username, KEPT.password)).status).toBe(201)
    expect(server.output()).not.toContain('demo accounts')
    expect(await stop(server)).toBe(0)
  })
})

test('while it starts, health says so with 503 and everything else waits', async () => {
  const other = join(folder, 'other')
  const port = await freePort()
  const server = start([
    '--data',
    other,
    '--pack',
    writeSmallPack(join(folder, 'pack2')),
    '--port',
    String(port),
  ])
  const client = new Client(`http://127.0.0.1:${port}`)
  const seen = await firstAnswer(client)
  expect([seen.status, seen.body.status]).toEqual([503, 'starting'])
  expect(seen.body.progress).not.toBe('')
  server.child.kill('SIGKILL')
  await server.ended
})

test('a start that is told to stop while it loads stops at once', async () => {
  const server = start(['--data', join(folder, 'third'), '--pack', 'demo'])
  await server.until(/opening the database/)
  expect(await stop(server)).toBe(0)
  expect(existsSync(join(folder, 'third', 'lock'))).toBe(false)
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function firstAnswer(client: Client) {
  for (;;) {
    const answer = await client.get('/health').catch(() => null)
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
