import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { type CasesView, isStep, parseCasesView, writeCasesView } from './cases-view.ts'

export type ChangeCasesView = (change: Partial<CasesView>) => void

/** The state of this screen, read from the address bar, and the one way to change it. */
export function useCasesView(): { view: CasesView; change: ChangeCasesView } {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const text = JSON.stringify(search)
  const view = useMemo(() => parseCasesView(JSON.parse(text) as Record<string, unknown>), [text])
  const latest = useRef(view)
  latest.current = view
  const change = useCallback(
    (wanted: Partial<CasesView>) => {
      const before = latest.current
      const after = { ...before, ...wanted }
      latest.current = after
      void navigate({ to: '.', search: () => writeCasesView(after), replace: !isStep(before, after) })
    },
    [navigate],
  )
  return { view, change }
}
