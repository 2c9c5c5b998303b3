import type { Day } from '@hoanhap/geo/day.ts'
import type { Level, Lineage, Unit, UnitDates, UnitList } from '@hoanhap/server/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiError } from './api-error.ts'
import { get } from './client.ts'
import { afterFirstDrawing } from './first-drawing.ts'
import { lineageKey, unitDatesKey, unitSearchKey, unitsKey } from './query-keys.ts'
import { useAccountName } from './session.ts'
import { type UnitSet, unitSet } from './unit-set.ts'

export type { UnitSet } from './unit-set.ts'

const SEARCH_LIMIT = 12

/** Today as the server counts it, and the days on which units changed. */
export function useUnitDates() {
  const account = useAccountName()
  return useQuery<UnitDates, ApiError>({
    queryKey: unitDatesKey(account),
    queryFn: ({ signal }) => get<UnitDates>('/units/dates', undefined, signal),
    enabled: account !== null,
  })
}

/** Every unit of a level on a day, all pages; the set before stays until the new one is there. */
export function useUnits(query: { level: Level; asOf: Day | undefined; parent?: string }) {
  const account = useAccountName()
  return useQuery<UnitSet, ApiError>({
    queryKey: unitsKey(account, query),
    queryFn: ({ signal }) => unitSet({ ...query, asOf: query.asOf as Day }, signal),
    enabled: account !== null && query.asOf !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** Units of every level whose name or code matches; nothing is asked for an empty text. */
export function useUnitSearch({ text, asOf }: { text: string; asOf: Day | undefined }) {
  const account = useAccountName()
  const query = { search: text.trim(), asOf, limit: SEARCH_LIMIT }
  return useQuery<Unit[], ApiError>({
    queryKey: unitSearchKey(account, query),
    queryFn: async ({ signal }) => (await get<UnitList>('/units', query, signal)).items,
    enabled: account !== null && query.search !== '',
    placeholderData: keepPreviousData,
  })
}

export function useLineage(id: number | null) {
  const account = useAccountName()
  return useQuery<Lineage, ApiError>({
    queryKey: lineageKey(account, id ?? 0),
    queryFn: async ({ signal }) => {
      await afterFirstDrawing()
      return get<Lineage>(`/units/${id}/lineage`, undefined, signal)
    },
    enabled: account !== null && id !== null,
  })
}
