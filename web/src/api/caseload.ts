import type { Day } from '@hoanhap/geo/day.ts'
import type { By, Caseload, Level } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get, type Query } from './client.ts'
import { afterFirstDrawing } from './first-drawing.ts'
import { LOOKED_AHEAD_MS } from './query-client.ts'
import { caseloadKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

export interface CaseloadRequest {
  level: Level
  asOf: Day | undefined
  /** Undefined asks for the newest release; null asks nothing (there is no such period). */
  period?: string | null
  by?: By
  unit?: string
  /** Of the register: only for whoever keeps records, and never with a period. */
  filters?: Query
}

/**
 * Counts per unit, of a release or of the register; the answer before stays until the new one is there.
 * @param urgent the map draws from it; other answers wait for the first drawing
 */
export function useCaseload({ filters, ...request }: CaseloadRequest, { urgent = false } = {}) {
  const account = useAccountName()
  const query = { ...request, ...filters }
  return useQuery<Caseload, ApiError>({
    queryKey: caseloadKey(account, query),
    queryFn: async ({ signal }) => {
      if (!urgent) await afterFirstDrawing()
      return get<Caseload>('/caseload', query, signal)
    },
    enabled: account !== null && query.asOf !== undefined && query.period !== null,
    placeholderData: keepPreviousData,
    // Records change by the minute, a release never.
    ...(filters && { staleTime: LOOKED_AHEAD_MS }),
  })
}
