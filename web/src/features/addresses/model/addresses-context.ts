import type { AddressDecision, AddressDecisionInput } from '@hoanhap/server/contract.ts'
import { createContext, use, useMemo, useState } from 'react'
import { type ReadAddresses, useAddressBatch, useDecideAddress } from '../../../api/addresses.ts'
import type { ApiError } from '../../../api/api-error.ts'
import { type ChangeState, useLink } from '../../../url-state/use-link.ts'
import { ADDRESSES_LINK, type AddressesView } from './addresses-view.ts'
import { decisionFor, filtered } from './filtered.ts'

/** What the parts of this screen share. */
interface AddressesModel {
  view: AddressesView
  change: ChangeState<AddressesView>
  list: ReadAddresses | null
  failed: boolean
  retry: () => void
  /** The addresses that the filter leaves. */
  shown: readonly AddressDecision[]
  /** The address that list and map are about. */
  active: AddressDecision | null
  activate: (position: number) => void
  /** A commune that list or map points at. */
  pointed: string | null
  setPointed: (code: string | null) => void
  decide: (of: AddressDecision, decision: AddressDecisionInput) => void
  /** Decides for a commune, however it was found. */
  take: (of: AddressDecision, code: string) => void
  refused: ApiError | null
}

export const AddressesContext = createContext<AddressesModel | null>(null)

export function useAddressesScreen(): AddressesModel {
  const { view, change } = useLink(ADDRESSES_LINK)
  const query = useAddressBatch(view.batchId)
  const decideAddress = useDecideAddress()
  const [position, activate] = useState(0)
  const [pointed, setPointed] = useState<string | null>(null)
  const list = view.batchId === null ? null : (query.data ?? null)
  const shown = useMemo(() => filtered(list?.items ?? [], view.filter), [list, view.filter])
  const decide = (of: AddressDecision, decision: AddressDecisionInput) => {
    if (view.batchId !== null) {
      decideAddress.mutate({ batchId: view.batchId, position: of.position, decision })
    }
  }
  return {
    view,
    change,
    list,
    failed: view.batchId !== null && query.isError,
    retry: () => void query.refetch(),
    shown,
    active: shown.find((one) => one.position === position) ?? shown[0] ?? null,
    activate,
    pointed,
    setPointed,
    decide,
    take: (of, code) => decide(of, decisionFor(of, code)),
    refused: decideAddress.error,
  }
}

export function useAddressesModel(): AddressesModel {
  const model = use(AddressesContext)
  if (!model) throw new Error('A part of the screen of addresses stands outside of it.')
  return model
}
