/** What the log records, in the order in which an auditor looks for it, with the name of its words. */
const WORDS_OF = {
  'cases.open': 'casesOpen',
  'cases.read': 'casesRead',
  'cases.search.create': 'casesSearch',
  'cases.id-number.read': 'casesIdNumber',
  'tiles.read': 'caseMap',
  'caseload.read': 'caseCounts',
  'caseload.facets.read': 'caseFacets',
  'access.read': 'accessRead',
  'access.trades.read': 'accessTrades',
  'siting.create': 'siting',
  'cases.create': 'casesCreate',
  'cases.reopening.create': 'casesReopening',
  'cases.update': 'casesUpdate',
  'cases.status-changes.create': 'casesStatusChange',
  'cases.need-assessments.create': 'casesNeedAssessment',
  'cases.services.create': 'casesService',
  'cases.consents.create': 'casesConsent',
  'cases.consents.withdrawal.create': 'casesConsentWithdrawal',
  'cases.access-log.read': 'casesAccessLog',
  'session.create': 'sessionCreate',
  'session.delete': 'sessionDelete',
  'accounts.read': 'accountsRead',
  'accounts.open': 'accountsOpen',
  'accounts.create': 'accountsCreate',
  'accounts.update': 'accountsUpdate',
  'approvals.read': 'approvalsRead',
  'approvals.create': 'approvalsCreate',
  'employers.create': 'employersCreate',
  'employers.update': 'employersUpdate',
  'employers.delete': 'employersDelete',
  'scenarios.create': 'scenariosCreate',
  'scenarios.update': 'scenariosUpdate',
  'scenarios.delete': 'scenariosDelete',
  'releases.create': 'releasesCreate',
  'releases.withdrawal.create': 'releasesWithdrawal',
  'audit.read': 'auditRead',
} as const

export type Action = keyof typeof WORDS_OF
export const ACTIONS = Object.keys(WORDS_OF) as Action[]

/** A tile that was refused is recorded under its own address, a map that was seen once for all its tiles. */
const REFUSED_TILE = 'tiles.cases.open'

/** The name of the words of an action; null for one that the page does not know and shows by its code. */
export function wordsOf(action: string): (typeof WORDS_OF)[Action] | null {
  if (action === REFUSED_TILE) return WORDS_OF['tiles.read']
  const known = ACTIONS.find((one) => one === action)
  return known ? WORDS_OF[known] : null
}
