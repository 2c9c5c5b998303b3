import type { Day } from '@hoanhap/geo/day.ts'
import type { By, Caseload, Level } from '@hoanhap/server/contract.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from './client.ts'
import { caseloadKey, unitsKey } from './query-keys.ts'
import { useAccountName } from './session.ts'
import { unitSet } from './unit-set.ts'

/** A drawing that is likely to come next. */
export interface ComingAnswer {
  level: Level
  asOf: Day
  /** Null asks for the units alone. */
  period: string | null
  by?: By
}

/**
 * Fetches answers that are likely to be asked for next, one after the other and only while the page is idle, so that
 * a switch finds them in the cache. What is there already is not asked for again.
 * @param coming null while there is something better to do
 * @returns whether that was done once: from then on little is left to ask
 */
export function useAnswersAhead(coming: readonly ComingAnswer[] | null): boolean {
  const client = useQueryClient()
  const account = useAccountName()
  const [fetched, setFetched] = useState(false)
  useEffect(() => {
    if (coming === null || account === null) return
    const stopping = new AbortController()
    void fetchAll(client, account, coming, stopping.signal).then(() => {
      if (!stopping.signal.aborted) setFetched(true)
    })
    return () => stopping.abort()
  }, [client, account, coming])
  return fetched
}

async function fetchAll(
  client: QueryClient,
  account: string,
  coming: readonly ComingAnswer[],
  stopping: AbortSignal,
): Promise<void> {
  for (const { level, asOf, period, by } of coming) {
    await idleMoment()
    if (stopping.aborted) return
    await client.prefetchQuery({
      queryKey: unitsKey(account, { level, asOf }),
      queryFn: ({ signal }) => unitSet({ level, asOf }, signal),
    })
    if (stopping.aborted) return
    if (period === null) continue
    const query = { level, asOf, period, by }
    await client.prefetchQuery({
      queryKey: caseloadKey(account, query),
      queryFn: ({ signal }) => get<Caseload>('/caseload', query, signal),
    })
  }
}

function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2_000 })
    else setTimeout(resolve, 200)
  })
}
