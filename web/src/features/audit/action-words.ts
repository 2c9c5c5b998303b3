/** What the log records, in the order in which an auditor looks for it, with the name of its words. */
const WORDS_OF = {
  'session.create': 'sessionCreate',
  'session.delete': 'sessionDelete',
  'accounts.read': 'accountsRead',
  'accounts.create': 'accountsCreate',
  'accounts.update': 'accountsUpdate',
  'employers.create': 'employersCreate',
  'employers.update': 'employersUpdate',
  'employers.delete': 'employersDelete',
  'releases.create': 'releasesCreate',
  'audit.read': 'auditRead',
} as const

export type Action = keyof typeof WORDS_OF
export const ACTIONS = Object.keys(WORDS_OF) as Action[]

/** The name of the words of an action; null for one that the page does not know and shows by its code. */
export function wordsOf(action: string): (typeof WORDS_OF)[Action] | null {
  const known = ACTIONS.find((one) => one === action)
  return known ? WORDS_OF[known] : null
}
