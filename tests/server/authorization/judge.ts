import type {
  Access,
  CaseList,
  Caseload,
  CaseRecord,
  Siting,
  TradeBalance,
} from '../../../server/contract.ts'
import type { Answer } from '../../support/client.ts'
import {
  fieldsInList,
  fieldsOfRecord,
  hasOneCommune,
  keeps,
  MAY_CALL,
  mayCall,
  mayCallFamily,
  mayKnowOfSubstitution,
  mayOpen,
  unitsOf,
} from './oracle.ts'
import { type Question, searchOf } from './questions.ts'
import { COMMUNES, type KnownAccount, type KnownPerson, type World } from './world.ts'

export interface Judging {
  world: World
  today: string
  /** What a caller without records is told, by path and query: the truth about everything outside a scope. */
  released: (path: string) => Promise<unknown>
  /** The same of places that are only tried, and of where new places would help, by the body of the question. */
  releasedTrial: (body: string) => Promise<unknown>
  releasedSiting: (body: string) => Promise<unknown>
}

/** Everything that is wrong with an answer, in words; empty when it gives away nothing and withholds nothing. */
export async function faultsOf(question: Question, answer: Answer, judging: Judging): Promise<string[]> {
  const seen = MAY_CALL[question.endpoint]
  if (seen === undefined) return ['the oracle does not know this endpoint']
  const { account } = question
  const known = account !== null && account.ended === null ? account : null
  return [
    ...crashes(answer),
    ...doorFaults(question, answer, known),
    ...tracedFaults(question, answer, known, judging),
    ...cachingFaults(question, answer),
    ...(answer.status < 300 && known ? await contentFaults(question, answer, known, judging) : []),
  ]
}

function crashes({ status, body }: Answer): string[] {
  if (status >= 500) return [`answers ${status}`]
  return status >= 400 && typeof body?.code !== 'string' ? [`${status} without a problem document`] : []
}

/** Strangers and ended sessions are asked to sign in, others without the role are refused: 401, 403 and nothing else. */
function doorFaults({ endpoint }: Question, { status }: Answer, account: KnownAccount | null): string[] {
  const seen = MAY_CALL[endpoint] ?? []
  if (seen === 'strangers') return []
  if (!account) return status === 401 ? [] : [`answers ${status} to somebody who is not signed in`]
  if (!mayCall(account, seen))
    return status === 403 ? [] : [`answers ${status} to ${account.roles.join('+')}`]
  return status === 401 ? ['does not know a session that is open'] : []
}

const TRACES = [
  {
    field: 'name',
    pattern: /Kanari ([A-Z][a-z]{2})\b/gu,
    of: ({ name }: KnownPerson) => name.split(' ').at(-1),
  },
  {
    field: 'address',
    pattern: /Kanarihome ([A-Z][a-z]{2})\b/gu,
    of: ({ address }: KnownPerson) => address.split(' ').at(-1),
  },
  {
    field: 'familyContact',
    pattern: /Kanarikin ([A-Z][a-z]{2})\b/gu,
    of: ({ familyContact }: KnownPerson) => familyContact.split(' ').at(-1),
  },
  { field: 'idNumber', pattern: /\b(0990900\d{5})\b/gu, of: ({ idNumber }: KnownPerson) => idNumber },
  { field: 'phone', pattern: /\b(09000\d{5})\b/gu, of: ({ phone }: KnownPerson) => phone },
] as const

/** Whatever of a person's identity stands anywhere in an answer, its headers included, must be allowed there. */
function tracedFaults(
  question: Question,
  answer: Answer,
  account: KnownAccount | null,
  judging: Judging,
): string[] {
  const text = [new TextDecoder().decode(answer.bytes), ...[...answer.headers].flat()].join('\n')
  return TRACES.flatMap(({ field, pattern, of }) =>
    [...text.matchAll(pattern)].flatMap(([whole, key]) => {
      const person = judging.world.people.find((one) => of(one) === key)
      if (!person) return [`gives away ${whole}, which is nobody's`]
      return mayRead(question, person, field, account, judging.today) ? [] : [`gives away ${field}: ${whole}`]
    }),
  )
}

function mayRead(
  { endpoint, reason, person: opened }: Question,
  person: KnownPerson,
  field: string,
  account: KnownAccount | null,
  today: string,
): boolean {
  if (!account) return false
  const stated = reason !== null
  if (endpoint === 'GET /cases/:id/id-number') {
    return field === 'idNumber' && stated && person === opened && mayOpen(account, person, today)
  }
  if (endpoint === 'GET /cases' || endpoint === 'POST /cases/search') {
    return (
      fieldsInList(account, person, today)?.has(field) ??
      (closedButFound(endpoint, account, person, today) && field === 'name')
    )
  }
  if (!endpoint.includes('/cases/:id')) return false
  return (
    person === opened &&
    (field !== 'familyContact' || mayCallFamily(person)) &&
    (stated || hasOneCommune(account, today)) &&
    (fieldsOfRecord(account, person, today)?.has(field) ?? false)
  )
}

/** A search finds closed files of the own scope as well: a person who comes back has one. */
function closedButFound(
  endpoint: string,
  account: KnownAccount,
  person: KnownPerson,
  today: string,
): boolean {
  return endpoint === 'POST /cases/search' && keeps(account, person, today) && hasOneCommune(account, today)
}

/** Answered from the register to whoever keeps records, from the release to everybody else. */
const MIXED = ['GET /caseload', 'GET /access', 'POST /access', 'GET /access/trades', 'POST /siting']

/** Answers from the register are kept nowhere; their ETag, where they have one, is a version and nothing else. */
function cachingFaults({ endpoint, account }: Question, { headers, status }: Answer): string[] {
  const fromRegister =
    endpoint.includes('/cases') ||
    endpoint === 'GET /caseload/facets' ||
    (MIXED.includes(endpoint) && account?.roles.includes('social_officer'))
  if (!fromRegister || status >= 400) return []
  const etag = headers.get('etag')
  return [
    ...(headers.get('cache-control') === 'no-store' ? [] : ['may be kept by the browser']),
    ...(etag === null || /^"v\d+"$/.test(etag) ? [] : [`has the ETag ${etag}`]),
    ...(status === 304 ? ['answers 304'] : []),
  ]
}

async function contentFaults(
  question: Question,
  answer: Answer,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const { endpoint } = question
  if (endpoint === 'GET /cases') return listFaults(question, answer.body, account, judging)
  if (endpoint === 'POST /cases/search') return searchFaults(answer.body, account, judging)
  if (endpoint === 'GET /caseload') return caseloadFaults(question, answer.body, account, judging)
  if (endpoint === 'GET /access' || endpoint === 'POST /access')
    return accessFaults(question, answer.body, account, judging)
  if (endpoint === 'GET /access/trades') return tradeFaults(question, answer.body, account, judging)
  if (endpoint === 'POST /siting') return sitingFaults(question, answer.body, account, judging)
  if (endpoint === 'GET /caseload/facets') return facetFaults(question, answer.body, account, judging)
  if (endpoint === 'GET /cases/:id/id-number') return numberFaults(question, account, judging)
  if (endpoint === 'GET /cases/:id/access-log') return logFaults(question, account, judging)
  if (endpoint.includes('/cases/:id')) return recordFaults(question, answer.body, account, judging)
  return []
}

function listFaults(
  { query, reason }: Question,
  list: CaseList,
  account: KnownAccount,
  { world, today }: Judging,
): string[] {
  const expected = world.people.filter((person) => {
    const fields = fieldsInList(account, person, today)
    // Nobody is found by what their line would not show.
    const isFound = Object.keys(query).every((name) => fields?.has(SHOWN_AS[name] ?? 'id'))
    return (
      isFound && (!keeps(account, person, today) || isCounted(person, query)) && fits(person, query, today)
    )
  })
  const isPolice = account.roles.includes('police_officer')
  return [
    ...(isPolice && reason === null ? ['gives the list of the police without a reason'] : []),
    ...(list.total === expected.length ? [] : [`counts ${list.total} people, not ${expected.length}`]),
    ...sameIds(list.items, expected),
    ...list.items.flatMap((item) => foreignFields(item, fieldsInList(account, personOf(world, item), today))),
  ]
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  work: 'work',
  status: 'status',
  supportNeed: 'supportNeed',
}

function sameIds(items: readonly CaseRecord[], expected: readonly KnownPerson[]): string[] {
  const shown = new Set(items.map(({ id }) => id))
  const wanted = new Set(expected.map(({ caseId }) => caseId))
  return [
    ...[...shown].filter((id) => !wanted.has(id)).map((id) => `lists case ${id}`),
    ...[...wanted].filter((id) => !shown.has(id)).map((id) => `withholds case ${id}`),
  ]
}

function searchFaults({ items }: CaseList, account: KnownAccount, { world, today }: Judging): string[] {
  return [
    ...(items.length > 20 ? [`finds ${items.length} people at once`] : []),
    ...items.flatMap((item) => {
      const person = personOf(world, item)
      if (!mayOpen(account, person, today)) return [`finds case ${item.id}`]
      const open = { ...person, closed: undefined }
      return foreignFields(item, fieldsInList(account, open, today))
    }),
  ]
}

function recordFaults(
  { person, reason }: Question,
  record: CaseRecord | null,
  account: KnownAccount,
  { today }: Judging,
): string[] {
  if (person === null) return ['opens a file that is not there']
  const fields = fieldsOfRecord(account, person, today)
  if (fields === null) return [`opens case ${person.caseId}`]
  if (reason === null && !hasOneCommune(account, today))
    return ['opens a file of a wider scope without a reason']
  if (record === null) return []
  return [...foreignFields(record, fields), ...treatmentFaults(record, person, account, today)]
}

function treatmentFaults(
  { substitution }: CaseRecord,
  person: KnownPerson,
  account: KnownAccount,
  today: string,
): string[] {
  const told = mayKnowOfSubstitution(account, person, today) ? (person.substitution ?? null) : null
  return (substitution ?? null) === told ? [] : [`says ${substitution} of the treatment of ${person.caseId}`]
}

function numberFaults({ person }: Question, account: KnownAccount, { today }: Judging): string[] {
  return person && mayOpen(account, person, today)
    ? []
    : ['answers with a number that is sealed from the caller']
}

/** Who opened a file is told, without a word of whose it is, to whoever keeps it. */
function logFaults({ person }: Question, account: KnownAccount, { today }: Judging): string[] {
  return person && keeps(account, person, today) ? [] : ['tells who opened a file that is not theirs']
}

function foreignFields(record: CaseRecord, fields: ReadonlySet<string> | null): string[] {
  return Object.keys(record)
    .filter((field) => !fields?.has(field))
    .map((field) => `shows ${field} of case ${record.id}`)
}

function personOf(world: World, { id }: CaseRecord): KnownPerson {
  const person = world.people.find(({ caseId }) => caseId === id)
  if (!person) throw new Error(`case ${id} is nobody's`)
  return person
}

/** People with an open case of a keeper who fit some filters. */
function kept(query: Question['query'], account: KnownAccount, { world, today }: Judging): KnownPerson[] {
  return world.people.filter(
    (person) =>
      keeps(account, person, today) &&
      !person.closed &&
      isCounted(person, query) &&
      fits(person, query, today),
  )
}

async function caseloadFaults(
  question: Question,
  caseload: Caseload,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const { query } = question
  const { level, by, unit } = query
  const mayReadTable = by?.[0] !== 'supportNeed' || mayReadNeeds(account)
  if (!mayReadTable) return ['shows support need to somebody who may not read it']
  const released = (await judging.released(`/caseload${searchOf({ level, by, unit })}`)) as Caseload
  const filtered = Object.keys(query).some((name) => !['level', 'by', 'unit'].includes(name))
  if (!account.roles.includes('social_officer')) {
    return JSON.stringify(caseload) === JSON.stringify(released) && !filtered
      ? []
      : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const people = kept({ ...query, unit: [] }, account, judging)
  return caseload.rows.flatMap((row, index) => {
    if (own.has(row.code)) return ownRowFaults(row, people)
    const published = JSON.stringify(released.rows[index])
    const hidden = (filtered || by !== undefined) && row.state === 'noData' && row.count === null
    return row.plane !== 'release' || (JSON.stringify(row) !== published && !hidden)
      ? [`tells of ${row.code}, which is outside the scope`]
      : []
  })
}

/** Whoever keeps no records is told what everybody is told; others the exact people of their units, and nobody else's. */
async function accessFaults(
  { endpoint, query, body }: Question,
  access: Access,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const isTrial = endpoint === 'POST /access'
  const released = (await (isTrial
    ? judging.releasedTrial(JSON.stringify(body))
    : judging.released(`/access${searchOf(query)}`))) as Access
  if (!account.roles.includes('social_officer')) {
    return JSON.stringify(access) === JSON.stringify(released) ? [] : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const trade = isTrial ? (body as { trade: string | null }).trade : null
  const people = kept({}, account, judging).filter((one) => trade === null || one.tradeWanted === trade)
  return access.rows.flatMap((row, index) => {
    const holdsOwn = own.has(row.code) || [...own].some((code) => COMMUNES[code] === row.code)
    if (!holdsOwn)
      return row.demand === released.rows[index]?.demand ? [] : [`tells of people in ${row.code}`]
    if (!(row.code in COMMUNES) || row.location === null) return []
    const inside = people.filter(({ unitCode }) => unitCode === row.code).length
    return row.demand === inside ? [] : [`counts ${row.demand} in ${row.code}, not ${inside}`]
  })
}

/** The people of the own communes exactly, those of all others as everybody is told of these alone. */
async function tradeFaults(
  { query }: Question,
  balance: TradeBalance,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const told = async (unit: string[] | undefined) =>
    (await judging.released(`/access/trades${searchOf({ unit })}`)) as TradeBalance
  if (!account.roles.includes('social_officer')) {
    const same = JSON.stringify(balance) === JSON.stringify(await told(query.unit))
    return same ? [] : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const wanted = query.unit ?? [...Object.keys(COMMUNES)]
  const asked = Object.entries(COMMUNES).flatMap(([commune, province]) =>
    wanted.includes(commune) || wanted.includes(province) ? [commune] : [],
  )
  const foreign = asked.filter((code) => !own.has(code))
  const outside = foreign.length > 0 ? (await told(foreign)).rows : []
  const people = kept({}, account, judging).filter(({ unitCode }) => asked.includes(unitCode))
  return balance.rows.flatMap((row, index) => {
    const inside = people.filter(({ tradeWanted }) => tradeWanted === row.trade).length
    const expected = inside + (outside[index]?.people ?? 0)
    return Math.abs((row.people ?? 0) - expected) < 0.11
      ? []
      : [`counts ${row.people} who want ${row.trade}, not ${expected}`]
  })
}

/** Whom new places would reach: whoever keeps records is told of the own people exactly, and as everybody is of others. */
async function sitingFaults(
  { body }: Question,
  siting: Siting,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  if (!account.roles.includes('social_officer')) {
    const told = (await judging.releasedSiting(JSON.stringify(body))) as Siting
    const same = JSON.stringify({ ...siting, seconds: 0 }) === JSON.stringify({ ...told, seconds: 0 })
    return same ? [] : ['is not what everybody is told']
  }
  const { trade } = body as { trade?: string }
  const access = (await judging.released(`/access${searchOf({ trade: trade ? [trade] : [] })}`)) as Access
  const own = unitsOf(account, judging.today)
  const people = kept({}, account, judging).filter((one) => !trade || one.tradeWanted === trade)
  const expected = access.rows.flatMap(({ code, location, demand }) => {
    if (location === null) return []
    return own.has(code) ? people.filter(({ unitCode }) => unitCode === code).length : (demand ?? 0)
  })
  const total = expected.reduce((sum, one) => sum + one, 0)
  const covered = siting.sites.reduce((sum, { newlyCovered }) => sum + newlyCovered, 0)
  return [
    ...(near(siting.demandTotal, total) ? [] : [`reckons with ${siting.demandTotal} people, not ${total}`]),
    ...(sumsOf(expected).some((sum) => near(covered, sum))
      ? []
      : [`reaches ${covered}, which no communes have`]),
  ]
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.31

/** What any of some numbers come to. */
function sumsOf(numbers: readonly number[]): number[] {
  const sums = [0]
  for (const one of numbers) sums.push(...sums.map((sum) => sum + one))
  return sums
}

function ownRowFaults(row: Caseload['rows'][number], people: readonly KnownPerson[]): string[] {
  const inside = people.filter(({ unitCode }) => unitCode === row.code || COMMUNES[unitCode] === row.code)
  return row.plane === 'register' && row.count === inside.length
    ? []
    : [`counts ${row.count} in ${row.code}, not ${inside.length}`]
}

function mayReadNeeds({ roles }: KnownAccount): boolean {
  return roles.some((role) => ['city_official', 'planner', 'social_officer'].includes(role))
}

interface Facets {
  total: { count: number | null }
  facets: Record<string, Record<string, { count: number | null }>>
}

function facetFaults(
  { query }: Question,
  { total, facets }: Facets,
  account: KnownAccount,
  judging: Judging,
): string[] {
  const people = kept(query, account, judging)
  const { sex: _sex, ...withoutSex } = query
  const women = kept(withoutSex, account, judging).filter(({ sex }) => sex === 'female').length
  return [
    ...((total.count ?? 0) === people.length ? [] : [`counts ${total.count} people, not ${people.length}`]),
    ...((facets.sex?.female?.count ?? 0) === women
      ? []
      : [`counts ${facets.sex?.female?.count} women, not ${women}`]),
  ]
}

const NO_FILTERS = new Set(['limit', 'level', 'by'])

/** Whether a person fits the filters of a question, told apart from how the server does it. */
function fits(person: KnownPerson, query: Question['query'], today: string): boolean {
  const values: Record<string, string> = {
    status: person.status ?? 'none',
    programme: programmeOf(person),
    sex: person.sex,
    ageBand: ageBand(Number(today.slice(0, 4)) - person.birthYear),
    supportNeed: person.need ?? 'none',
    work: person.work ?? 'unknown',
  }
  const isInUnit = (code: string) => person.unitCode === code || COMMUNES[person.unitCode] === code
  return Object.entries(query).every(([name, wanted]) => {
    if (wanted.length === 0 || NO_FILTERS.has(name)) return true
    return name === 'unit' ? wanted.some(isInUnit) : wanted.includes(values[name] as string)
  })
}

function programmeOf({ programme, status }: KnownPerson): string {
  if (programme === 'released_prisoner') return programme
  return status === 'post_rehab' ? 'post_rehab' : 'rehab'
}

/** Released prisoners are counted when they are asked for, and by themselves. */
function isCounted(person: KnownPerson, { programme = [] }: Question['query']): boolean {
  return programmeOf(person) !== 'released_prisoner' || programme.includes('released_prisoner')
}

function ageBand(age: number): string {
  if (age >= 50) return '50+'
  if (age >= 35) return '35-49'
  if (age >= 25) return '25-34'
  return age >= 18 ? '18-24' : '12-17'
}
