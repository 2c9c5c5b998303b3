import { useMemo, useState } from 'react'
import { useSession } from '../../../api/session.ts'
import { useUnitDates } from '../../../api/units.ts'
import type { CasesView } from './cases-view.ts'
import { Drafts } from './drafts.ts'
import { type CaseListState, useCaseList } from './use-case-list.ts'
import { type ChangeCasesView, useCasesView } from './use-cases-view.ts'
import { type OpenCase, useOpenCase } from './use-open-case.ts'
import { type Scope, useScope } from './use-scope.ts'

/** The forms that can stand over this screen. */
export type Form = 'create' | 'edit' | 'status' | 'service' | 'need' | 'accessLog'

/** A point that is being chosen on the map for the open file. */
export interface Placing {
  position: readonly [number, number] | null
}

/** Everything that the parts of this screen share. */
export interface CasesModel {
  view: CasesView
  change: ChangeCasesView
  today: string | undefined
  scope: Scope
  /** Whether the person keeps these files, and so may change them. */
  keeper: boolean
  list: CaseListState
  open: OpenCase
  masked: boolean
  setMasked: (masked: boolean) => void
  form: Form | null
  setForm: (form: Form | null) => void
  placing: Placing | null
  setPlacing: (placing: Placing | null) => void
  drafts: Drafts
  /** Counts the changes made here, for the map. */
  revision: number
  /** To be called after every change that moves, adds or closes a case. */
  noteChange: () => void
}

export function useCasesScreen(): CasesModel {
  const { view, change } = useCasesView()
  const roles = useSession().data?.roles ?? []
  const today = useUnitDates().data?.today
  const scope = useScope(today)
  const list = useCaseList(view, { oneCommune: scope.oneCommune, today })
  const open = useOpenCase(view, change, !scope.oneCommune)
  const [masked, setMasked] = useState(false)
  const [form, setForm] = useState<Form | null>(null)
  const [placing, setPlacing] = useState<Placing | null>(null)
  const [revision, setRevision] = useState(0)
  const drafts = useMemo(() => new Drafts(), [])
  return {
    view,
    change,
    today,
    scope,
    keeper: roles.includes('social_officer'),
    list,
    open,
    masked,
    setMasked,
    form,
    setForm,
    placing,
    setPlacing,
    drafts,
    revision,
    noteChange: () => setRevision((count) => count + 1),
  }
}
