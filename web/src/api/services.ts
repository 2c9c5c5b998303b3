import type { Day } from '@hoanhap/geo/day.ts'
import type { ServiceFeature, ServiceKind, ServiceList } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'
import type { ApiError } from './api-error.ts'
import { afterFirstDrawing } from './first-drawing.ts'
import { servicesKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** Every service point; `asOf` chooses the units that `unitCode` names. */
export function useServices(query: { asOf: Day | undefined; unit?: string; kind?: ServiceKind }) {
  const account = useAccountName()
  return useQuery<ServiceFeature[], ApiError>({
    queryKey: servicesKey(account, query),
    queryFn: async ({ signal }) => {
      await afterFirstDrawing()
      const pages = await allPages<ServiceList>('/services', query, signal)
      return pages.flatMap((page) => page.features)
    },
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}
