import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long it is worked without a pause before it is the turn of others who wait for this process, in milliseconds. */
const TURN_MILLISECONDS = 3

/**
 * Works on one after the other, with pauses in which the server answers others and the database is given its next question.
 * A fault is told to whoever waits for the results, and to nobody when nobody does.
 */
export function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const results = workThrough(items, work)
  results.catch(() => undefined)
  return results
}

async function workThrough<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const done: R[] = []
  let begun = performance.now()
  for (const item of items) {
    done.push(work(item))
    if (performance.now() - begun < TURN_MILLISECONDS) continue
    await nextTurn()
    begun = performance.now()
  }
  return done
}
