import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createKeyFile } from '../../server/secrets/keys.ts'
import type { Client } from '../support/client.ts'
import { ready, type ServerProcesses, serverProcesses } from '../support/server-process.ts'
import { writeSmallPack } from '../support/small-pack.ts'

let processes: ServerProcesses
let keyFile: string
let path: string
/** The file of a person as it was read before anything happened to the keys. */
let before: unknown

beforeAll(async () => {
  processes = await serverProcesses('keys')
  keyFile = join(processes.folder, 'keys', 'keys.json')
  createKeyFile(keyFile)
  const pack = writeSmallPack(join(processes.folder, 'pack'))
  before = await serving(['--pack', pack, '--demo-accounts'], async (officer) => {
    const created = await officer.post('/cases', PERSON)
    expect(created.status).toBe(201)
    path = `/cases/${created.body.id}`
    return (await officer.get(path)).body
  })
})
afterAll(() => processes.close())

const PERSON = {
  name: 'Nguyễn Thị Giữ',
  phone: '0901234567',
  sex: 'female',
  birthYear: 1992,
  openedOn: '2026-09-01',
  unitCode: '90001',
  opening: {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: '2026-09-01',
    issuingBody: 'commune_police',
    plannedEnd: '2027-09-01',
  },
}

/** Starts the server with the key file, lets an officer of the commune do something, and stops it. */
async function serving<T>(args: string[], work: (officer: Client) => Promise<T>): Promise<T> {
  const server = processes.start(args, { HOANHAP_KEY_FILE: keyFile })
  const officer = await ready(server)
  await officer.signIn('social_officer_commune')
  const done = await work(officer)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  return done
}

const aside = () => `${keyFile}.aside`
const OTHER_KEYS = () => {
  createKeyFile(keyFile)
  return `the key file ${keyFile} is not the one that this database was sealed with: restore it`
}

afterEach(() => {
  if (existsSync(aside())) renameSync(aside(), keyFile)
  chmodSync(keyFile, 0o600)
})

/** What happens to the key file, and the one line with which the server then refuses to start. */
const MISHAPS: [name: string, mishap: () => string][] = [
  ['is gone', () => `HOANHAP_KEY_FILE: there is no file ${keyFile}`],
  [
    'is open to others',
    () => {
      writeFileSync(keyFile, readFileSync(aside()), { mode: 0o644 })
      return `the key file ${keyFile} is open to other users of this machine: chmod 600 ${keyFile}`
    },
  ],
  ['holds other keys', OTHER_KEYS],
  [
    'is cut short',
    () => {
      writeFileSync(keyFile, readFileSync(aside()).subarray(0, 60), { mode: 0o600 })
      return `the key file ${keyFile} is malformed: restore it from where it was kept`
    },
  ],
]

test.each(MISHAPS)(
  'a server whose key file %s does not start, and says what to do',
  async (_name, mishap) => {
    renameSync(keyFile, aside())
    const line = mishap()
    const server = processes.start(['--demo-accounts'], { HOANHAP_KEY_FILE: keyFile })
    expect(await server.ended).toBe(1)
    expect(server.output().trim().split('\n').at(-1)).toBe(line)
    expect(server.output()).not.toContain('    at ')
    expect(server.output()).not.toMatch(/^ready/m)
  },
)

test('a server that is no longer told of its key file makes no other one', async () => {
  const server = processes.start(['--demo-accounts'])
  expect(await server.ended).toBe(1)
  const own = join(processes.data, 'keys.json')
  expect(server.output().trim().split('\n').at(-1)).toBe(
    `the key file ${own} is missing, and this database was sealed with it: restore it`,
  )
  expect(existsSync(own)).toBe(false)
})

test('with the key file back, everybody is found as before: no refused start changed anything', async () => {
  const after = await serving(['--demo-accounts'], async (officer) => {
    expect((await officer.post('/cases/search', { text: PERSON.name })).body.total).toBe(1)
    expect((await officer.get('/cases')).body.total).toBe(1)
    return (await officer.get(path)).body
  })
  expect(after).toEqual(before)
  expect(after).toMatchObject({ name: PERSON.name, phone: PERSON.phone, version: 2 })
})
