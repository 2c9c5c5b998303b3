import type {
  AddressBatch,
  AddressDecision,
  AddressDecisionInput,
  AddressDecisionList,
} from '@hoanhap/server/contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ApiError } from './api-error.ts'
import { get, request } from './client.ts'
import { addressBatchesKey, addressBatchKey, everyAnswer } from './query-keys.ts'
import { useAccountName } from './session.ts'

/** A list with its addresses. */
export type ReadAddresses = z.infer<typeof AddressDecisionList>

/** What one request may hold; longer lists are cut into several. */
export const MOST_ADDRESSES = 1000

interface BatchList {
  items: AddressBatch[]
}

/** The lists that the signed-in person had read. */
export function useAddressBatches() {
  const account = useAccountName()
  return useQuery<BatchList, ApiError>({
    queryKey: addressBatchesKey(account),
    queryFn: ({ signal }) => get<BatchList>('/addresses/batches', undefined, signal),
    enabled: account !== null,
    staleTime: 0,
  })
}

/** One list, whole, with what was decided. */
export function useAddressBatch(id: number | null) {
  const account = useAccountName()
  return useQuery<ReadAddresses, ApiError>({
    queryKey: addressBatchKey(account, id ?? 0),
    queryFn: ({ signal }) =>
      get<ReadAddresses>(`/addresses/batches/${id}`, { limit: MOST_ADDRESSES }, signal),
    enabled: account !== null && id !== null,
    staleTime: 0,
  })
}

export interface NewBatch {
  name: string
  addresses: readonly string[]
  asOf: string | undefined
}

/** Has addresses read, a thousand at a time. Answers with the lists that were made, in their order. */
export function useReadAddresses() {
  const client = useQueryClient()
  return useMutation<AddressBatch[], ApiError, NewBatch>({
    mutationFn: async ({ name, addresses, asOf }) => {
      const parts = Math.ceil(addresses.length / MOST_ADDRESSES)
      const made: AddressBatch[] = []
      for (let part = 0; part < parts; part += 1) {
        const body = {
          name: parts === 1 ? name : `${name} (${part + 1}/${parts})`,
          addresses: addresses.slice(part * MOST_ADDRESSES, (part + 1) * MOST_ADDRESSES),
          asOf,
        }
        made.push((await request<AddressBatch>('/addresses/batches', { method: 'POST', body })).data)
      }
      return made
    },
    onSettled: () => client.invalidateQueries(everyAnswer('addressBatches')),
  })
}

interface Decided {
  batchId: number
  position: number
  decision: AddressDecisionInput
}

/** Decides about one address. The list shows it at once; it is read again only when the server refused. */
export function useDecideAddress() {
  const client = useQueryClient()
  return useMutation<AddressDecision, ApiError, Decided>({
    mutationFn: async ({ batchId, position, decision }) =>
      (
        await request<AddressDecision>(`/addresses/batches/${batchId}/decisions/${position}`, {
          method: 'POST',
          body: decision,
        })
      ).data,
    onSuccess: (decided, { batchId }) => {
      client.setQueriesData<ReadAddresses>(ofBatch(batchId), (list) => list && withDecision(list, decided))
    },
    onError: (_error, { batchId }) => client.invalidateQueries(ofBatch(batchId)),
  })
}

function ofBatch(batchId: number) {
  return {
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) =>
      queryKey[2] === 'addressBatch' && queryKey[3] === batchId,
  }
}

function withDecision(list: ReadAddresses, decided: AddressDecision): ReadAddresses {
  const items = list.items.map((item) => (item.position === decided.position ? decided : item))
  const count = items.filter((item) => item.decided !== null).length
  return { ...list, items, batch: { ...list.batch, decided: count } }
}
