import type { Answer } from '../../support/client.ts'
import { caseloadFaults, facetFaults } from './count-faults.ts'
import { importFaults, placementFaults, queueFaults } from './import-faults.ts'
import type { Judging } from './judging.ts'
import {
  fieldsInList,
  fieldsOfRecord,
  hasOneCommune,
  keeps,
  MAY_CALL,
  mayCall,
  mayCallFamily,
  mayOpen,
} from './oracle.ts'
import { accessFaults, sitingFaults, tradeFaults } from './planner-faults.ts'
import type { Question } from './questions.ts'
import { listFaults, logFaults, numberFaults, recordFaults, searchFaults } from './record-faults.ts'
import type { KnownAccount, KnownPerson } from './world.ts'

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
    endpoint.includes('/unplaced') ||
    /\/(imports|addresses\/batches)/.test(endpoint.replace('/imports/templates/:kind', '')) ||
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
  if (endpoint === 'GET /unplaced') return queueFaults(answer.body, account, judging)
  if (endpoint.includes('/:id/placements')) return placementFaults(question, account, judging)
  if (/\/(imports|addresses\/batches)\/:id/.test(endpoint)) return importFaults(question, account, judging)
  if (endpoint === 'GET /cases/:id/access-log') return logFaults(question, account, judging)
  if (endpoint.includes('/cases/:id')) return recordFaults(question, answer.body, account, judging)
  return []
}
