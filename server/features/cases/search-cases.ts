import { searchKey } from '@hoanhap/geo/text.ts'
import type { Context } from '../../http/endpoint.ts'
import { type DigestKind, digest } from '../../secrets/seal.ts'
import { opener, type RecordCaller } from './caller.ts'
import { openNamesOfScope } from './identity.ts'
import { shownOf } from './list-cases.ts'
import { listedCases } from './list-queries.ts'
import type { SearchAnswer, SearchInput } from './schemas.ts'
import { latestCases, personsByDigest } from './search-queries.ts'

type Asking = Pick<
  Context<unknown, unknown, SearchInput>,
  'trx' | 'account' | 'body' | 'today' | 'services' | 'audit' | 'reason'
>

const MOST_FOUND = 20

/**
 * People of the own scope by a whole number or name; in one commune also by a part of a name. Who may be under 18 is found
 * there alone.
 */
export async function searchCases(context: Asking): Promise<SearchAnswer> {
  const caller = await opener(context)
  const personIds = await personsFound(context, caller)
  const found = await latestCases(context.trx, personIds, caller.oneCommune ? null : context.today)
  const shown = found.slice(0, MOST_FOUND)
  const records = await listedCases(
    context.trx,
    { sql: 'c.id = any (?::bigint[])', bindings: [shown] },
    context.today,
  )
  return { items: await shownOf(context, caller, records), total: found.length }
}

async function personsFound(context: Asking, { oneCommune }: RecordCaller): Promise<string[]> {
  const { trx, services, body } = context
  const wanted = readSearch(body.text)
  if (wanted.kind !== 'idNumber' && oneCommune) return personsByPartOfName(context, wanted)
  const hash = digest(services.keys, wanted.kind, wanted.text)
  return personsByDigest(trx, wanted.kind, hash, wanted.birthYear)
}

/** Compared after opening, in this process: the database knows no part of a name. */
async function personsByPartOfName({ trx, services }: Asking, wanted: Wanted): Promise<string[]> {
  const names = await openNamesOfScope(trx, services.keys)
  const key = searchKey(wanted.name)
  const found = [...names].flatMap(([id, name]) => (searchKey(name).includes(key) ? [id] : []))
  return wanted.birthYear === null ? found : personsBornIn(trx, found, wanted.birthYear)
}

async function personsBornIn(trx: Asking['trx'], ids: readonly string[], year: number): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    'select p.id::text as id from person p where p.id = any (?::bigint[]) and p.birth_year = ?',
    [[...ids], year],
  )
  return rows.map(({ id }) => id)
}

/** What somebody looks for: how it was hashed, and what a name is compared with. */
interface Wanted {
  kind: DigestKind
  text: string
  name: string
  birthYear: number | null
}

const ID_NUMBER = /^(?:\d[\s.-]*){12}$/
const NAME_AND_YEAR = /^(.*\p{L}.*?)[\s,]+((?:19|20)\d{2})$/u

/** A number of twelve digits, a name, or a name with a year of birth; one word with a year is a given name. */
export function readSearch(text: string): Wanted {
  if (ID_NUMBER.test(text)) return { kind: 'idNumber', text, name: '', birthYear: null }
  const [, name, year] = NAME_AND_YEAR.exec(text) ?? []
  if (name === undefined || year === undefined) return { kind: 'fullName', text, name: text, birthYear: null }
  const birthYear = Number(year)
  const isGivenName = searchKey(name).split(' ').length === 1
  return isGivenName
    ? { kind: 'givenNameAndYear', text: `${name}|${year}`, name, birthYear }
    : { kind: 'fullName', text: name, name, birthYear }
}
