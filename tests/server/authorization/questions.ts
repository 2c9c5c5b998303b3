import { integerBetween, pick, type Random } from '@hoanhap/geo/random.ts'
import type { Endpoint } from '../../../server/http/endpoint.ts'
import { COMMUNES, type KnownAccount, type KnownPerson, PROVINCES, type World } from './world.ts'

/** One request of one caller; a stranger has no account. */
export interface Question {
  endpoint: string
  method: string
  /** With path parameters and query filled in. */
  path: string
  query: Record<string, string[]>
  account: KnownAccount | null
  body: unknown
  reason: string | null
  headers: Record<string, string>
  /** The person whose file the path names; null for a number that no file has. */
  person: KnownPerson | null
}

const REASON = 'Thăm người vừa về địa phương'
const REGISTER_SHARE = 0.75
const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: ['use_management', 'post_rehab', 'ost', 'compulsory_proposed', 'voluntary_home'],
  programme: ['rehab', 'post_rehab', 'released_prisoner'],
  sex: ['female', 'male'],
  ageBand: ['12-17', '18-24', '25-34', '35-49', '50+'],
  supportNeed: ['high', 'medium', 'low', 'none'],
  work: ['unknown', 'seeking', 'placed', 'referred'],
  unit: [...Object.keys(COMMUNES), ...PROVINCES],
}

/** Any question that the application can be asked; three in four concern records. */
export function anyQuestion(random: Random, world: World, endpoints: readonly Endpoint[]): Question {
  const concernsRecords = random() < REGISTER_SHARE
  const candidates = endpoints.filter((endpoint) => isAboutRecords(endpoint) === concernsRecords)
  const opening = candidates.filter((endpoint) => OPENING.includes(nameOf(endpoint)))
  return questionTo(pick(random, [...candidates, ...opening, ...opening]), random, world)
}

/** What opens files is asked thrice as often as anything else, however many endpoints there come to be. */
const OPENING = ['GET /cases', 'POST /cases/search', 'GET /cases/:id', 'GET /cases/:id/id-number']

export function isAboutRecords({ spec, forRecordHolders }: Endpoint): boolean {
  return spec.plane === 'register' || forRecordHolders !== null
}

export const nameOf = ({ spec }: Endpoint) => `${spec.method.toUpperCase()} ${spec.path}`

export function questionTo(endpoint: Endpoint, random: Random, world: World): Question {
  const { spec } = endpoint
  const person = random() < 0.85 ? pick(random, world.people) : null
  const account = random() < 0.03 ? null : pick(random, world.accounts)
  const query = queryFor(spec.path, random)
  const path = `${pathOf(spec.path, random, person)}${searchOf(query)}`
  // Signing out would end the session for all later questions.
  const isSafe = !(spec.path === '/session' && spec.method !== 'get')
  return {
    endpoint: nameOf(endpoint),
    method: spec.method.toUpperCase(),
    path,
    query,
    account: isSafe ? account : null,
    body: spec.body ? bodyFor(nameOf(endpoint), random, world) : undefined,
    reason: random() < 0.7 ? REASON : null,
    // A version that no record has: whoever may change this one is told of both versions.
    headers: {
      ...(random() < 0.8 ? { 'If-Match': '"v999999"' } : {}),
      ...(random() < 0.2 ? { 'If-None-Match': '*' } : {}),
    },
    person,
  }
}

/** The query as it stands in an address; empty without parameters. */
export function searchOf(query: Readonly<Record<string, readonly string[] | undefined>>): string {
  const parameters = new URLSearchParams()
  for (const [name, values = []] of Object.entries(query)) {
    for (const value of values) parameters.append(name, value)
  }
  return parameters.size > 0 ? `?${parameters}` : ''
}

function pathOf(path: string, random: Random, person: KnownPerson | null): string {
  const isCase = path.startsWith('/cases/') || path.startsWith('/unplaced/')
  const z = integerBetween(random, 0, 16)
  const [lon, lat] = person?.point ?? [108.05, 16.05]
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
  const filled: Record<string, string> = {
    id: isCase ? String(person?.caseId ?? 987_654_321) : String(integerBetween(random, 1, 30)),
    consentId: String(integerBetween(random, 1, 40)),
    table: pick(random, ['total', 'status', 'supportNeed', 'sex']),
    level: pick(random, ['province', 'commune']),
    kind: pick(random, ['people', 'employers', 'services']),
    ...{ z: String(z), x: String(x), y: String(y) },
  }
  return path.replace(/:(\w+)/g, (_all, name: string) => filled[name] ?? '1')
}

function queryFor(path: string, random: Random): Record<string, string[]> {
  if (path === '/caseload') {
    const tables = ['status', 'supportNeed', 'sex', 'programme', 'ageBand']
    const filters =
      random() < 0.5 ? someFilters(random, ['status', 'sex', 'supportNeed', 'ageBand', 'unit']) : {}
    const level = [pick(random, ['province', 'commune'])]
    return random() < 0.4 ? { level, by: [pick(random, tables)], ...filters } : { level, ...filters }
  }
  if (path === '/cases') {
    return {
      limit: ['1000'],
      ...someFilters(random, ['status', 'programme', 'sex', 'ageBand', 'supportNeed', 'work', 'unit']),
    }
  }
  if (path === '/caseload/facets' || path.startsWith('/tiles/cases')) {
    return someFilters(random, ['status', 'sex', 'supportNeed', 'work', 'unit'])
  }
  if (path === '/access') {
    const catchmentKm = [String(5 + Math.floor(random() * 60))]
    return { level: [pick(random, ['province', 'commune'])], catchmentKm }
  }
  if (path === '/access/trades') return someFilters(random, ['unit', 'unit', 'unit'])
  if (path === '/unplaced') return { limit: ['1000'] }
  if (path === '/audit') return random() < 0.5 ? { action: ['cases.open'] } : {}
  return {}
}

function someFilters(random: Random, names: readonly string[]): Record<string, string[]> {
  const chosen = names.filter(() => random() < 0.8 / names.length)
  return Object.fromEntries(
    chosen.map((name) => {
      const values = VALUES[name] as readonly string[]
      return [name, [...new Set([pick(random, values), ...(random() < 0.3 ? [pick(random, values)] : [])])]]
    }),
  )
}

/** Bodies that say something sensible and change nothing: what they ask for is not allowed to anybody. */
function bodyFor(name: string, random: Random, world: World): unknown {
  const person = pick(random, world.people)
  if (name === 'POST /cases/search') {
    return {
      text: pick(random, [
        person.name,
        person.idNumber,
        'Kanari',
        `${person.name.split(' ').at(-1)} ${person.birthYear}`,
      ]),
    }
  }
  if (name === 'POST /siting' && random() < 0.2) return cheapSiting(random)
  if (name === 'POST /access' && random() < 0.5) return trial(random)
  if (name === 'POST /addresses/resolve') return { addresses: ['12 Trần Phú, phường Ba Đình', 'ở đâu đó'] }
  if (name === 'PATCH /cases/:id') return { work: 'seeking' }
  if (name === 'POST /cases/:id/status-changes') {
    return {
      toStatus: 'moved',
      decisionNumber: '1',
      decisionOn: '2026-07-02',
      issuingBody: 'receiving_commune',
    }
  }
  if (name === 'POST /cases/:id/need-assessments') return { needs: ['no such need'] }
  if (name === 'POST /unplaced/:id') return { method: 'left', reason: 'other' }
  if (name === 'POST /cases/:id/services') return { kind: 'call', givenOn: '2999-01-01' }
  if (name === 'POST /cases/:id/consents') return { purpose: 'loan', givenOn: '2999-01-01' }
  if (name === 'POST /cases/:id/consents/:consentId/withdrawal') return { withdrawnOn: '2999-01-01' }
  return {}
}

/** A question that the solver answers at once: one or two places among a few communes. */
function cheapSiting(random: Random): unknown {
  return {
    service: pick(random, ['employer', 'ost_clinic']),
    p: integerBetween(random, 1, 2),
    radiusKm: integerBetween(random, 5, 30),
    ...(random() < 0.3 ? { trade: 'welding', service: 'employer' } : {}),
    ...(random() < 0.3 ? { objective: 'distance' } : {}),
    ...(random() < 0.3 ? { added: [pointNear(random)] } : {}),
    ...(random() < 0.3 ? { removed: [integerBetween(random, 1, 5)] } : {}),
    ...(random() < 0.5
      ? { unit: [pick(random, [...Object.keys(COMMUNES), ...PROVINCES])] }
      : candidates(random)),
  }
}

/** A few points of the caller; with a cost each, and within a budget, where people are to be reached. */
function candidates(random: Random): object {
  const count = integerBetween(random, 2, 4)
  const points = Array.from({ length: count }, () => ({ location: pointNear(random), cost: 10 }))
  return random() < 0.5 ? { candidates: points } : { candidates: points, budget: 20, objective: 'cover' }
}

/** Places that are tried around the communes of the world. */
function trial(random: Random): unknown {
  return {
    ...{ service: 'employer', trade: random() < 0.3 ? 'welding' : null, catchmentKm: 5 + 60 * random() },
    ...{ decay: pick(random, ['none', 'gaussian']), steps: pick(random, ['2', '3']), asOf: null },
    edits: [
      { kind: 'add', location: pointNear(random), capacity: integerBetween(random, 1, 50) },
      { kind: 'remove', placeId: integerBetween(random, 1, 5) },
    ],
  }
}

function pointNear(random: Random): [number, number] {
  return [108 + random() / 2, 16 + random() / 5]
}
