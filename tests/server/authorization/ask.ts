import type { Database } from '../../../server/db/connect.ts'
import { Client } from '../../support/client.ts'
import { asAdministrator } from '../../support/database.ts'
import type { TestServer } from '../../support/server.ts'
import { faultsOf } from './judge.ts'
import type { Judging } from './judging.ts'
import type { Question } from './questions.ts'
import type { KnownAccount, World } from './world.ts'

/** Asks questions and judges the answers. */
export interface Asker {
  ask(question: Question): Promise<string[]>
  /** How many answers held records so far, by the name that the log has for them. */
  recordsTold(): Record<string, number>
}

export async function makeAsker(server: TestServer, world: World): Promise<Asker> {
  await endSessions(server, world.accounts)
  const planner = await server.as('planner')
  const told: Record<string, number> = {}
  const judging: Judging = {
    world,
    get today() {
      return server.services.today()
    },
    released: remembering(async (path) => (await planner.get(path)).body),
    releasedTrial: remembering(async (body) => (await planner.post('/access', JSON.parse(body))).body),
    releasedSiting: remembering(async (body) => (await planner.post('/siting', JSON.parse(body))).body),
  }
  return {
    ask: async (question) => {
      const client = new Client(server.origin)
      if (question.account) client.cookie = `hoanhap_sid=${question.account.secret}`
      const { method, path, body, headers, reason } = question
      const stated: Record<string, string> = reason === null ? {} : { 'X-Reason': encodeURIComponent(reason) }
      const answer = await client.send(method, path, { body, headers: { ...headers, ...stated } })
      const action = ACTIONS[question.endpoint]
      if (action && answer.status < 300) told[action] = (told[action] ?? 0) + 1
      const faults = await faultsOf(question, answer, judging)
      return faults.map((fault) => `${wordsOf(question)}: ${fault}`)
    },
    recordsTold: () => told,
  }
}

const ACTIONS: Readonly<Record<string, string>> = {
  'GET /cases': 'cases.read',
  'POST /cases/search': 'cases.search.create',
  'GET /cases/:id': 'cases.open',
  'GET /cases/:id/id-number': 'cases.id-number.read',
}

function remembering<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const found = known.get(key) ?? read(key)
    known.set(key, found)
    return found
  }
}

async function endSessions({ db }: TestServer, accounts: readonly KnownAccount[]): Promise<void> {
  const named = (why: KnownAccount['ended']) =>
    accounts.filter(({ ended }) => ended === why).map(({ username }) => `'${username}'`)
  const of = (names: string[]) =>
    `(select a.id from account a where a.username in (${[...names, "''"].join(', ')}))`
  await asAdministrator(
    db,
    `update session set revoked_at = now() where account_id in ${of(named('revoked'))}`,
  )
  await asAdministrator(db, `update account set disabled = true where id in ${of(named('disabled'))}`)
}

const AT_ONCE = 6

/** Asks everything, a few at a time, and gathers what was wrong. */
export async function askAll(asker: Asker, questions: readonly Question[]): Promise<string[]> {
  const faults: string[] = []
  const waiting = questions.values()
  const worker = async () => {
    for (const question of waiting) faults.push(...(await asker.ask(question)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return faults
}

function wordsOf({ method, path, account, reason }: Question): string {
  const scopes = account?.scopes.map(({ code, from, to }) => `${code} ${from}..${to ?? ''}`).join(', ')
  const who = account
    ? `${account.roles.join('+')} [${scopes}]${account.ended ? ` ${account.ended}` : ''}`
    : 'a stranger'
  return `${who} asks ${method} ${path}${reason === null ? ' without a reason' : ''}`
}

/** One text that changes with every row of the register and with every account. */
export async function digestOfRegister(db: Database): Promise<string> {
  const tables = [
    'person',
    'person_identity',
    'case_file',
    'status_change',
    'residence',
    'support_file',
    'work_file',
    'treatment_file',
    'consent',
    'service_event',
    'need_assessment',
    'account_role',
    'account_scope',
    'employer',
    'service_point',
    'placement',
    'import_batch',
    'import_source',
    'address_decision',
  ]
  const parts = tables.map(
    (table) => `(select coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') from ${table} t)`,
  )
  const { rows } = await asAdministrator(db, `select ${parts.join(" || ',' || ")} as digest`)
  return String(rows[0]?.digest)
}
