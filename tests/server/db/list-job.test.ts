import { afterEach, expect, test, vi } from 'vitest'
import { asJob, asListJob, type Trx } from '../../../server/db/transactions.ts'
import { officerOfOneCommune } from './officer-of-one-commune.ts'

const { db, secret } = officerOfOneCommune()
afterEach(() => {
  vi.useRealTimers()
})

const AN_HOUR = 3_600_000

async function anHourLater(trx: Trx): Promise<number> {
  vi.advanceTimersByTime(AN_HOUR)
  const { rows } = await trx.raw('select 1 as one')
  return rows[0].one
}

test('a list takes as long as its rows do; what else a job does ends after a quarter of an hour', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await expect(asListJob(db(), secret(), anHourLater)).resolves.toBe(1)
  await expect(asJob(db(), secret(), anHourLater)).rejects.toThrow()
})

test('each of its statements still has its limit, and a connection that asks nothing is ended', async () => {
  const { rows } = await asListJob(db(), secret(), (trx) =>
    trx.raw(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`),
  )
  expect(rows).toEqual([{ statement: '10min', lock: '10s', idle: '15min' }])
})
