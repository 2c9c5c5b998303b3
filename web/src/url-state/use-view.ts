import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { historyEntry } from './history-entry.ts'
import { parseView, serialiseView } from './serialise.ts'
import type { ViewState } from './view-state.ts'

export type ViewChange = Partial<ViewState> | ((view: ViewState) => Partial<ViewState>)

/** Changes the view. Whether that makes a step for the Back button follows from what changed, unless it is said. */
export type ChangeView = (change: ViewChange, entry?: 'push' | 'replace') => void

/** The state of the page, read from the address bar, and the one way to change it. */
export function useView(): { view: ViewState; change: ChangeView } {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const text = JSON.stringify(search)
  const view = useMemo(() => parseView(JSON.parse(text) as Record<string, unknown>), [text])
  const latest = useRef(view)
  latest.current = view
  const change = useCallback(
    (wanted: ViewChange, entry?: 'push' | 'replace') => {
      const before = latest.current
      const after = { ...before, ...(typeof wanted === 'function' ? wanted(before) : wanted) }
      latest.current = after
      void navigate({
        to: '.',
        search: () => serialiseView(after),
        replace: (entry ?? historyEntry(before, after)) === 'replace',
      })
    },
    [navigate],
  )
  return { view, change }
}
