import { seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allEndpoints } from '../../../server/app.ts'
import type { Role } from '../../../server/features/accounts/schemas.ts'
import type { CaseField } from '../../../server/features/cases/schemas.ts'
import { MATRIX, type Purpose, type RecordRole } from '../../../server/features/cases/visibility.ts'
import type { Endpoint } from '../../../server/http/endpoint.ts'
import { type TestServer, testServer } from '../../support/server.ts'
import { type Asker, askAll, makeAsker } from './ask.ts'
import { nameOf, type Question, questionTo } from './questions.ts'
import { makeWorld, type World } from './world.ts'

/** Each guard is taken away in turn: the questions of the property test must notice. */
let server: TestServer
let world: World
let asker: Asker
beforeAll(async () => {
  server = await testServer({
    prepare: async (db) => {
      world = await makeWorld(db, 'guards', 90)
    },
  })
  asker = await makeAsker(server, world)
})
afterAll(() => server.close())

const QUESTIONS = 40
const TRIED = 2_000
const guarded = allEndpoints().endpoints.filter(({ spec }) => Array.isArray(spec.roles))
const endpointOf = (name: string) => allEndpoints().endpoints.find((one) => nameOf(one) === name) as Endpoint

/** The first questions of their kind, as many as there are among the first of all. */
function questions(endpoint: Endpoint, of: (question: Question) => boolean): Question[] {
  const random = seededRandom(nameOf(endpoint))
  const found: Question[] = []
  for (let tried = 0; tried < TRIED && found.length < QUESTIONS; tried += 1) {
    const question = questionTo(endpoint, random, world)
    if (question.account?.ended === null && of(question)) found.push(question)
  }
  return found
}

/** Whether any of these questions shows that somebody is told too much. */
async function isNoticed(asked: readonly Question[]): Promise<boolean> {
  for (const question of asked) if ((await askAll(asker, [question])).length > 0) return true
  return false
}

test.each(guarded.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  'the roles of %s',
  async (_name, endpoint) => {
    const { spec } = endpoint
    const roles = spec.roles as Role[]
    const fromOthers = questions(
      endpoint,
      ({ account }) => !account?.roles.some((role) => roles.includes(role)),
    )
    expect(await askAll(asker, fromOthers)).toEqual([])
    spec.roles = 'signedIn'
    try {
      expect(await isNoticed(fromOthers)).toBe(true)
    } finally {
      spec.roles = roles
    }
  },
)

// Only what the queries read and the keys can open could leave by a wrong line of the matrix.
const FORBIDDEN: [CaseField, RecordRole, Purpose, string][] = [
  ['name', 'social_officer', 'widerList', 'GET /cases'],
  ['phone', 'social_officer', 'communeList', 'GET /cases'],
  ['address', 'social_officer', 'communeList', 'GET /cases'],
  ['familyContact', 'social_officer', 'widerList', 'GET /cases'],
  ['phone', 'employment_officer', 'communeList', 'GET /cases'],
  ['phone', 'clinician', 'communeList', 'GET /cases'],
  ['idNumber', 'social_officer', 'record', 'GET /cases/:id'],
]

test.each(FORBIDDEN)('the matrix: %s, shown to a %s in the %s', async (field, role, purpose, name) => {
  const asked = questions(endpointOf(name), ({ account, reason }) => {
    return reason !== null && account?.roles.length === 1 && account.roles[0] === role
  })
  expect(await askAll(asker, asked)).toEqual([])
  const row = MATRIX[field]
  const purposes = row[role] ?? []
  row[role] = [...purposes, purpose]
  try {
    expect(await isNoticed(asked)).toBe(true)
  } finally {
    row[role] = purposes
  }
})
