import type { Day } from '@hoanhap/geo/day.ts'
import type { Coverage, Level } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { afterFirstDrawing } from './first-drawing.ts'
import { coverageKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/**
 * Employers, openings, services and the distance to the nearest of them, per unit.
 * @param urgent the map draws from it; else it waits for the first drawing
 */
export function useCoverage(query: { level: Level; asOf: Day | undefined }, { urgent = false } = {}) {
  const account = useAccountName()
  return useQuery<Coverage, ApiError>({
    queryKey: coverageKey(account, query),
    queryFn: async ({ signal }) => {
      if (!urgent) await afterFirstDrawing()
      return get<Coverage>('/coverage', query, signal)
    },
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}
