import type { CaseFacets, Caseload, Level } from '@hoanhap/server/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, type Query } from './client.ts'
import { caseFacetsKey, caseloadKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** The answers of the register that a map draws from, under the filters that come next. */
export interface RegisterAhead {
  facets: Query
  caseload: Query & { level: Level }
}

/**
 * Fetches them before they are shown. Only what is about to be shown may be asked for: every look at records is kept.
 * @returns whether they are there, or cannot be had
 */
export function useRegisterAhead(ahead: RegisterAhead | null): boolean {
  const client = useQueryClient()
  const account = useAccountName()
  const text = ahead && JSON.stringify(ahead)
  const [fetched, setFetched] = useState<string | null>(null)
  useEffect(() => {
    if (text === null || account === null) return
    const { facets, caseload } = JSON.parse(text) as RegisterAhead
    let gone = false
    const asked = [
      client.prefetchQuery({
        queryKey: caseFacetsKey(account, facets),
        queryFn: ({ signal }) => get<CaseFacets>('/caseload/facets', facets, signal),
      }),
      client.prefetchQuery({
        queryKey: caseloadKey(account, caseload),
        queryFn: ({ signal }) => get<Caseload>('/caseload', caseload, signal),
      }),
    ]
    void Promise.all(asked).then(() => {
      if (!gone) setFetched(text)
    })
    return () => {
      gone = true
    }
  }, [client, account, text])
  return text !== null && fetched === text
}
