import type { Query } from './client.ts'

/**
 * Every key of the query cache. What belongs to an account starts with the account, so that an answer
 * given to one person is never shown to the next.
 */
export const healthKey = ['health'] as const
export const sessionKey = ['session'] as const

const accountKey =
  <const Name extends string>(name: Name) =>
  (account: string | null, query: Query | number = {}) =>
    ['account', account, name, query] as const

export const unitDatesKey = accountKey('unitDates')
export const unitsKey = accountKey('units')
export const unitSearchKey = accountKey('unitSearch')
export const lineageKey = accountKey('lineage')
export const employersKey = accountKey('employers')
export const tradesKey = accountKey('trades')
export const servicesKey = accountKey('services')
export const coverageKey = accountKey('coverage')
export const accessKey = accountKey('access')
export const accessTradesKey = accountKey('accessTrades')
export const caseloadKey = accountKey('caseload')
export const releasesKey = accountKey('releases')
export const casesKey = accountKey('cases')
export const oneCaseKey = accountKey('oneCase')
export const scenariosKey = accountKey('scenarios')
export const oneScenarioKey = accountKey('oneScenario')
export const accessLogKey = accountKey('accessLog')
export const caseFacetsKey = accountKey('caseFacets')
export const legalRulesKey = accountKey('legalRules')
export const scorecardKey = accountKey('scorecard')
export const accountsKey = accountKey('accounts')
export const oneAccountKey = accountKey('oneAccount')
export const policeListKey = accountKey('policeList')
export const auditKey = accountKey('audit')
export const importsKey = accountKey('imports')
export const oneImportKey = accountKey('oneImport')
export const importRowsKey = accountKey('importRows')
export const importReviewsKey = accountKey('importReviews')
export const addressBatchesKey = accountKey('addressBatches')
export const addressBatchKey = accountKey('addressBatch')
export const unplacedKey = accountKey('unplaced')

/** All answers of one kind, for whatever query: what a write makes stale. */
export function everyAnswer(name: string) {
  return { predicate: (query: { queryKey: readonly unknown[] }) => query.queryKey[2] === name }
}
