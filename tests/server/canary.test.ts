import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { searchKey } from '@hoanhap/geo/text.ts'
import { tileOf } from '@hoanhap/geo/tiles/tile-math.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, Client } from '../support/client.ts'
import { administer, ENGINE } from '../support/database.ts'
import { dumpOf } from '../support/postgres-cluster.ts'
import type { Running } from '../support/process.ts'
import { ready, type ServerProcesses, serverProcesses } from '../support/server-process.ts'
import { writeSmallPack } from '../support/small-pack.ts'

/** Nobody is called so or lives there: wherever one of these texts turns up, it came from here. */
const PEOPLE = [
  {
    name: 'Zuyền Ưởng Kỳlạ',
    idNumber: '079301998877',
    phone: '0911222333',
    address: 'số 77/3 ngõ Vắngtênh',
    familyContact: 'chị Quạnhquẽ 0988777666',
  },
  {
    name: 'Xoàn Đẫmsương Ghềnh',
    idNumber: '092204665544',
    phone: '0933444555',
    address: 'ấp Lungtúng, nhà cuối đê',
    familyContact: 'bác Trằntrọc 0977666555',
  },
]
const OF_NOBODY = '079301990000'
const NOTE = 'gặp ở quán Tịchmịch, hẹn thứ Năm'
const SECRETS = [...PEOPLE.flatMap((person) => Object.values(person)), NOTE]

const POINT = [108.05, 16.15] as const
const record = (person: Partial<(typeof PEOPLE)[number]>) => ({
  ...person,
  sex: 'female',
  birthYear: 1991,
  openedOn: '2026-09-01',
  consents: [{ purpose: 'familyContact', givenOn: '2026-09-01' }],
  geometry: { type: 'Point', coordinates: POINT },
  precision: 'exact',
  opening: {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: '2026-09-01',
    issuingBody: 'commune_police',
    plannedEnd: '2027-09-01',
  },
})
const REASON = { 'X-Reason': encodeURIComponent('kiểm tra hồ sơ') }

let processes: ServerProcesses
let server: Running
/** Answers in which nobody may be recognised. */
const nameless: Answer[] = []
/** Answers to whoever keeps the file: only their headers have to be nameless. */
const records: Answer[] = []

beforeAll(async () => {
  processes = await serverProcesses('canary')
  const pack = writeSmallPack(join(processes.folder, 'pack'))
  server = processes.start(['--pack', pack, '--demo-accounts'], { LOG_LEVEL: 'trace' })
  const officer = await ready(server)
  await officer.signIn('social_officer_commune')
  await keepFiles(officer)
  await goWrong(officer)
  await lookFromElsewhere(officer.origin)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})
afterAll(() => processes.close())

/** What an officer does in a day: opens, changes, finds and reads files. */
async function keepFiles(officer: Client): Promise<void> {
  for (const person of PEOPLE) {
    const created = await officer.post('/cases', record(person))
    expect(created.status).toBe(201)
    const path = `/cases/${created.body.id}`
    const serviced = await officer.post(`${path}/services`, {
      kind: 'meeting',
      givenOn: '2026-10-01',
      note: NOTE,
    })
    const changed = await officer.patch(
      path,
      { phone: person.phone, work: 'seeking' },
      serviced.headers.get('etag'),
    )
    const read = await officer.get(path)
    const number = await officer.get(`${path}/id-number`, REASON)
    const found = await Promise.all(
      [person.name, person.idNumber].map((text) => officer.post('/cases/search', { text })),
    )
    records.push(created, serviced, changed, read, number, ...found)
  }
  records.push(await officer.get('/cases'))
  const { x, y } = tileOf(POINT[0], POINT[1], 14)
  nameless.push(await officer.get(`/tiles/cases/14/${x}/${y}.mvt`), await officer.get('/caseload/facets'))
}

/** Everything that is refused or breaks, each time with the texts in it. */
async function goWrong(officer: Client): Promise<void> {
  const [person] = PEOPLE as [(typeof PEOPLE)[number]]
  const { name, idNumber, phone, address } = person
  const [first] = records as [Answer]
  nameless.push(
    await officer.post('/cases', record({ ...person, idNumber: name, phone: address })),
    await officer.post('/cases', { ...record(person), sex: name, opening: address }),
    await officer.post('/cases', { ...record({ ...person, idNumber: OF_NOBODY }), birthYear: 2024 }),
    await officer.post('/cases', record(person)),
    await officer.post('/cases', `{"name":"${name}","idNumber":"${idNumber}"`),
    await officer.patch(`/cases/${first.body.id}`, { name, address }, '"v1"'),
    await officer.patch(`/cases/${first.body.id}`, { name, address }, null),
    await officer.get(`/cases?text=${encodeURIComponent(name)}&phone=${phone}`),
    await officer.get(`/units?search=${encodeURIComponent(name)}`),
  )
  expect(nameless.slice(2).map(({ status }) => status)).toEqual([400, 400, 400, 409, 400, 412, 428, 400, 200])
  // The problem repeats the address to whoever typed it; nothing else may.
  for (const typed of [name, idNumber, phone, address]) {
    expect((await officer.get(`/cases/${encodeURIComponent(typed)}`)).status).toBe(404)
    expect((await officer.get(`/${encodeURIComponent(typed)}`)).status).toBe(404)
  }
  if (processes.database) await breakWhileWriting(officer, processes.database)
}

/** A database that lacks a table is nobody's mistake: the answer is 500, and the log says why. */
async function breakWhileWriting(officer: Client, database: string): Promise<void> {
  const [, person] = PEOPLE
  for (const table of ['person_identity', 'identity_index']) {
    await administer(`alter table ${table} rename to ${table}_gone`, database)
    const broken = await officer.post('/cases', record({ ...person, idNumber: OF_NOBODY }))
    expect(broken.status).toBe(500)
    nameless.push(broken)
    await administer(`alter table ${table}_gone rename to ${table}`, database)
  }
}

async function lookFromElsewhere(origin: string): Promise<void> {
  const asked: [username: string, path: string][] = [
    ['social_officer_national', '/cases'],
    ['social_officer_national', '/caseload?level=commune&by=sex'],
    ['police_officer', '/caseload?level=commune'],
    ['planner', '/cases'],
    ['planner', '/caseload?level=province'],
    ['city_official', '/releases'],
    ['auditor', '/audit'],
    ['admin', '/accounts'],
  ]
  for (const [username, path] of asked) {
    const client = new Client(origin)
    await client.signIn(username)
    nameless.push(await client.get(path, REASON))
  }
}

/** The forms in which a text could lie in a file: composed or not, without diacritics, escaped, as a dump writes bytes. */
function formsOf(text: string): Buffer[] {
  const escaped = JSON.stringify(text).replace(/[^\x20-\x7e]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  const forms = [text, text.normalize('NFD'), searchKey(text), encodeURIComponent(text), escaped.slice(1, -1)]
  return [...forms, Buffer.from(text).toString('hex')].map((form) => Buffer.from(form))
}
const FORMS = new Map(SECRETS.map((text) => [text, formsOf(text)]))

/** Those of the texts that are in there, in any form. */
function recognisedIn(content: Uint8Array | string): string[] {
  const buffer =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.length)
  return SECRETS.filter((text) => FORMS.get(text)?.some((form) => buffer.includes(form)))
}

const headersOf = ({ headers }: Answer) => JSON.stringify([...headers])

test('the search finds every text in every form, so that finding none says something', () => {
  for (const [text, forms] of FORMS) for (const form of forms) expect(recognisedIn(form)).toContain(text)
  const [created] = records as [Answer]
  const { name, idNumber: _kept, ...shown } = PEOPLE[0] as (typeof PEOPLE)[number]
  expect(recognisedIn(created.bytes)).toEqual([name, ...Object.values(shown)])
})

test('no answer but a file itself names anybody: no list, map, count, log, refusal or failure', () => {
  expect(nameless.length).toBeGreaterThan(18)
  for (const answer of nameless) {
    expect(recognisedIn(answer.bytes), JSON.stringify(answer.body)).toEqual([])
    expect(recognisedIn(headersOf(answer))).toEqual([])
  }
})

test('no header of a file names anybody, its ETag least of all', () => {
  expect(records.filter(({ headers }) => headers.has('etag'))).not.toEqual([])
  for (const answer of records) expect(recognisedIn(headersOf(answer))).toEqual([])
})

test('the log of the server, at its most talkative, names nobody', () => {
  const log = server.output()
  expect(log).toMatch(/"method":"POST","path":"\/api\/v1\/cases"/)
  if (ENGINE === 'postgres') expect(log).toMatch(/"status":500/)
  expect(recognisedIn(log)).toEqual([])
})

test('what is kept names nobody: the folder, and on PostgreSQL a dump of the database', async () => {
  const kept: Uint8Array[] = readdirSync(processes.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  if (processes.database) kept.push(await dumpOf(processes.database))
  expect(kept.some((bytes) => Buffer.from(bytes).includes('social_officer_commune'))).toBe(true)
  expect(kept.flatMap((bytes) => recognisedIn(bytes))).toEqual([])
})
