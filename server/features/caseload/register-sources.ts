import type { Day } from '@hoanhap/geo/day.ts'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { asRequest, asStats, type Trx } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { recordScope } from '../cases/record-scope.ts'
import { type Hierarchy, hierarchyOn, rememberedHierarchy } from '../coverage/hierarchy.ts'
import type { Level } from '../units/schemas.ts'
import { answerCaseload } from './answer-caseload.ts'
import { type RegisterPlaces, registerPlaces } from './register-places.ts'
import { registerIsKept } from './register-queries.ts'
import type { Caseload, CaseloadQuery } from './schemas.ts'
import { mayReadSupportNeed } from './support-need.ts'

/** What a table of records is put together from, wherever that is read. */
export interface RegisterSources {
  /** The same table from the release in force. */
  released(query: CaseloadQuery): Promise<Caseload>
  /** Units whose records the caller keeps; none where no register is kept. */
  scope(): Promise<ReadonlySet<number>>
  places(level: Level, asOf: Day): Promise<RegisterPlaces>
  hierarchy(day: Day): Promise<Hierarchy>
  /** The store; null while SQL has to count. */
  points: PointStore | null
  /** Runs `fn` under the rights of the caller. */
  inDatabase<T>(fn: (trx: Trx) => Promise<T>): Promise<T>
}

type InTransaction = Pick<Context, 'trx' | 'account' | 'today' | 'services'> &
  Partial<Pick<Context, 'points'>>

/** Everything in the transaction of the request. */
export function sourcesInTransaction(context: InTransaction): RegisterSources {
  const { trx } = context
  return {
    released: (query) => answerCaseload({ ...context, query }),
    scope: async () => ((await registerIsKept(trx)) ? recordScope(trx) : new Set()),
    places: (level, asOf) => registerPlaces(context, level, asOf),
    hierarchy: async (day) => (await hierarchyOn(context, day)).hierarchy,
    points: context.points ?? null,
    inDatabase: (fn) => fn(trx),
  }
}

type WithoutTransaction = Pick<
  Context,
  'account' | 'today' | 'services' | 'sender' | 'points' | 'news' | 'recordScope'
>

/** From memory whatever is remembered; a transaction is opened for what is not, and for counts without a store. */
export async function sourcesInMemory(context: WithoutTransaction): Promise<RegisterSources> {
  const { account, today, services, sender, points } = context
  const { db, memory, pack, watch } = services
  const { releases, registerIsKept: isKept } = context.news ?? (await watch.fromNow())
  const remember = <T>(key: readonly unknown[], read: (trx: Trx) => Promise<T>): Promise<T> =>
    memory.remember(`memory:${pack.version}:${JSON.stringify([today, ...key])}`, () => asStats(db, read))
  return {
    released: (query) =>
      remember(['released', releases, mayReadSupportNeed(account.roles), query], (trx) =>
        answerCaseload({ trx, query, account, today, services }),
      ),
    scope: async () => (isKept ? context.recordScope() : new Set()),
    places: (level, asOf) =>
      remember(['places', level, asOf], (trx) => registerPlaces({ trx, services, today }, level, asOf)),
    hierarchy: (day) => rememberedHierarchy(services, day),
    points,
    inDatabase: (fn) => asRequest(db, sender.sessionSecret, 'hoanhap_app', fn),
  }
}
