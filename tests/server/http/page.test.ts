import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStartingApp } from '../../../server/http/starting-app.ts'
import { Client } from '../../support/client.ts'

let directory: string
let server: Server
let client: Client
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hoanhap-page-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), '<title>page</title>')
  writeFileSync(join(directory, 'assets', 'main-abc123.js'), 'start()')
  writeFileSync(join(directory, 'icon.svg'), '<svg/>')
  const app = createStartingApp({
    publicUrl: null,
    version: '1',
    pageDirectory: directory,
    progress: () => '42 % boundaries',
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(directory, { recursive: true, force: true })
})

const textOf = async (path: string) => new TextDecoder().decode((await client.get(path)).bytes)

test.each(['//', '//sign-in', '//explore?unit=00004'])(
  '%s is the page, asked for anew every time',
  async (path) => {
    expect(await textOf(path)).toBe('<title>page</title>')
    expect((await client.get(path)).headers.get('cache-control')).toBe('no-cache')
  },
)

test('a file with a hash in its name is kept for a year', async () => {
  const { headers } = await client.get('//assets/main-abc123.js')
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each([
  '//assets/main-old.js',
  '//assets/',
  '//robots.txt',
  '//../package.json',
  '//%2e%2e/package.json',
  '//%',
])('%s is 404, never the page', async (path) => {
  expect((await client.get(path)).status).toBe(404)
})

test('a page is read, not written to', async () => {
  expect((await client.post('//sign-in', {})).status).toBe(404)
})

test('while the data load, health tells how far, and the rest of the API waits', async () => {
  const health = await client.get('/health')
  expect([health.status, health.body.progress]).toEqual([503, '42 % boundaries'])
  const units = await client.get('/units')
  expect([units.status, units.body.code, units.body.detail]).toEqual([503, 'starting', '42 % boundaries'])
})
