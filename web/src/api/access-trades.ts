import type { Day } from '@hoanhap/geo/day.ts'
import type { TradeBalance } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { accessTradesKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** Who wants which trade and what is open in it, in a unit of any level or, for null, in the country. */
export function useAccessTrades({ asOf, unit }: { asOf: Day | undefined; unit: string | null }) {
  const account = useAccountName()
  const query = { asOf, unit }
  return useQuery<TradeBalance, ApiError>({
    queryKey: accessTradesKey(account, query),
    queryFn: ({ signal }) => get<TradeBalance>('/access/trades', query, signal),
    enabled: account !== null && asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}
