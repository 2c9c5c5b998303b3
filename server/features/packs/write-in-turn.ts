import type { Database } from '../../db/connect.ts'
import { asLoader, type Trx } from '../../db/transactions.ts'

/** Runs one transaction as loader. */
export type Write = <T>(fn: (trx: Trx) => Promise<T>) => Promise<T>

/**
 * How the parts of a load that run side by side write. The embedded engine has one connection, and whoever waits for it
 * gives up after some seconds; so there each waits here, for as long as it takes, until the one before has ended.
 */
export function writeInTurn(db: Database): Write {
  if (db.engine === 'postgres') return (fn) => asLoader(db, fn)
  let before: Promise<unknown> = Promise.resolve()
  return (fn) => {
    const turn = before.then(() => asLoader(db, fn))
    before = turn.catch(() => undefined)
    return turn
  }
}
