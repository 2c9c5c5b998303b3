import type { Day } from '@hoanhap/geo/day.ts'
import type { EmployerFeature, EmployerList, TradeList } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { afterFirstDrawing } from './first-drawing.ts'
import { employersKey, tradesKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** Every employer; `asOf` chooses the units that `unitCode` names. */
export function useEmployers(query: {
  asOf: Day | undefined
  unit?: string
  accepting?: boolean
  trade?: string
}) {
  const account = useAccountName()
  return useQuery<EmployerFeature[], ApiError>({
    queryKey: employersKey(account, query),
    queryFn: async ({ signal }) => {
      await afterFirstDrawing()
      const pages = await allPages<EmployerList>('/employers', query, signal)
      return pages.flatMap((page) => page.features)
    },
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** The reference list of trades. */
export function useTrades() {
  const account = useAccountName()
  return useQuery<TradeList['items'], ApiError>({
    queryKey: tradesKey(account),
    queryFn: async ({ signal }) => {
      await afterFirstDrawing()
      return (await get<TradeList>('/trades', undefined, signal)).items
    },
    enabled: account !== null,
  })
}
