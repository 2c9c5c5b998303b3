import { CATEGORIES } from './case-schema.ts'
import { BEGIN_COPYING, COPIED } from './queries.ts'

/** What copying needs to know. A thread is told it: to load the rules that it follows from takes a fifth of a second. */
export interface CopySource {
  url: string
  /** What a connection begins with. */
  begin: string
  statements: typeof COPIED
  /** The closed lists whose words are copied. */
  lists: typeof CATEGORIES
}

/** The open cases of a server. */
export function copySource(url: string): CopySource {
  return { url, begin: BEGIN_COPYING, statements: COPIED, lists: CATEGORIES }
}
