import type { Scenario, ScenarioInput, ScenarioList, ScenarioPatch } from '@hoanhap/server/contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'
import type { ApiError } from './api-error.ts'
import { type ApiAnswer, request } from './client.ts'
import { everyAnswer, oneScenarioKey, scenariosKey } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** What anybody kept, the newest first. */
export function useScenarios(wanted: boolean) {
  const account = useAccountName()
  return useQuery<Scenario[], ApiError>({
    queryKey: scenariosKey(account),
    queryFn: async ({ signal }) => {
      const pages = await allPages<ScenarioList>('/scenarios', {}, signal)
      return pages.flatMap(({ items }) => items)
    },
    enabled: account !== null && wanted,
    staleTime: 0,
  })
}

/** One scenario with the version that a change must name. */
export function useScenario(id: number | null) {
  const account = useAccountName()
  return useQuery<ApiAnswer<Scenario>, ApiError>({
    queryKey: oneScenarioKey(account, id ?? 0),
    queryFn: ({ signal }) => request<Scenario>(`/scenarios/${id}`, { signal }),
    enabled: account !== null && id !== null,
  })
}

export function useKeepScenario() {
  const take = useTake()
  return useMutation<ApiAnswer<Scenario>, ApiError, ScenarioInput>({
    mutationFn: (body) => request<Scenario>('/scenarios', { method: 'POST', body }),
    onSuccess: take,
  })
}

export function useChangeScenario() {
  const take = useTake()
  return useMutation<ApiAnswer<Scenario>, ApiError, { id: number; etag: string; change: ScenarioPatch }>({
    mutationFn: ({ id, etag, change }) =>
      request<Scenario>(`/scenarios/${id}`, { method: 'PATCH', body: change, ifMatch: etag }),
    onSuccess: take,
  })
}

export function useRemoveScenario() {
  const client = useQueryClient()
  return useMutation<void, ApiError, Pick<Scenario, 'id' | 'version'>>({
    mutationFn: async ({ id, version }) => {
      await request(`/scenarios/${id}`, { method: 'DELETE', ifMatch: `"v${version}"` })
    },
    onSettled: () => client.invalidateQueries(everyAnswer('scenarios')),
  })
}

/** What was kept is at hand under its address, and the list is asked for again. */
function useTake(): (answer: ApiAnswer<Scenario>) => Promise<void> {
  const client = useQueryClient()
  const account = useAccountName()
  return (answer) => {
    client.setQueryData(oneScenarioKey(account, answer.data.id), answer)
    return client.invalidateQueries(everyAnswer('scenarios'))
  }
}
