import type { ReleaseTable, Unit } from '@hoanhap/server/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../api/client.ts'
import { useAccountName } from '../../../api/session.ts'
import { useExploreModel } from './explore-context.ts'

/** People in the total whom no point or no commune can be named for; null when hidden, undefined when unknown. */
export interface NotMappedCounts {
  noPoint: number | null
  noUnit: number | null
}

/** Of the whole release, or of the province that the page is about while its units are those of the release. */
export function useNotMapped(province: Unit | null): NotMappedCounts | undefined {
  const { caseload, release, register, facets } = useExploreModel()
  const account = useAccountName()
  const table = useQuery({
    queryKey: ['account', account, 'releaseTable', `${release?.id} notMapped`],
    queryFn: ({ signal }) =>
      get<ReleaseTable>(`/releases/${release?.id}/tables/notMapped`, undefined, signal),
    enabled: account !== null && release !== null && province !== null && register === null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (register) return facets?.notMapped
  if (!province) return caseload?.notMapped
  const cellOf = (value: string) =>
    table.data?.rows.find((row) => row.unitId === province.id && row.value === value)
  const noPoint = cellOf('noPoint')
  const noUnit = cellOf('noUnit')
  return noPoint && noUnit ? { noPoint: noPoint.count, noUnit: noUnit.count } : undefined
}
