import type { Day } from '@hoanhap/geo/day.ts'
import { problemOfDatabaseError } from '../../http/database-problems.ts'
import { type Problem, problems } from '../../http/problems.ts'

/** A request that is refused because of one field. */
export function invalidField(path: string, code: string, message: string): Problem {
  return problems.invalidRequest([{ path, code, message }])
}

/** Runs writes of what lies deeper in a request: a refusal names its field with `prefix`, such as `opening.`, before it. */
export async function namingFieldsUnder<T>(prefix: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const errors = problemOfDatabaseError(error)?.errors
    if (!errors || prefix === '') throw error
    throw problems.invalidRequest(errors.map((each) => ({ ...each, path: `${prefix}${each.path}` })))
  }
}

/** What is given to a person, or agreed with one, is given during the case. @throws 400 naming `path` */
export function refuseDayBefore(openedOn: Day, givenOn: Day, path = 'givenOn'): void {
  if (givenOn < openedOn) throw invalidField(path, 'order', 'not before the case was opened')
}
