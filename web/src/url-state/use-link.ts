import { replaceEqualDeep, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import type { SearchParameters } from './link-text.ts'

/** How the state of a page is kept in the address bar. */
export interface Link<State> {
  parse: (search: Readonly<Record<string, unknown>>) => State
  serialise: (state: State) => SearchParameters
  /** Whether going from one state to the next is a step that Back undoes. */
  entryOf: (before: State, after: State) => 'push' | 'replace'
}

export type Change<State> = Partial<State> | ((state: State) => Partial<State>)

/** Changes the state. Whether that makes a step for the Back button follows from what changed, unless it is said. */
export type ChangeState<State> = (change: Change<State>, entry?: 'push' | 'replace') => void

/**
 * The state of a page, read from the address bar, and the one way to change it. `link` never changes. Parts of the state
 * that say what they said before are the same objects.
 */
export function useLink<State extends object>(
  link: Link<State>,
): { view: State; change: ChangeState<State> } {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const text = JSON.stringify(search)
  const read = useRef<State | undefined>(undefined)
  const view = useMemo(() => {
    const parsed = link.parse(JSON.parse(text) as Record<string, unknown>)
    return replaceEqualDeep(read.current, parsed)
  }, [link, text])
  read.current = view
  const latest = useRef(view)
  latest.current = view
  const change = useCallback(
    (wanted: Change<State>, entry?: 'push' | 'replace') => {
      const before = latest.current
      const after = { ...before, ...(typeof wanted === 'function' ? wanted(before) : wanted) }
      latest.current = after
      void navigate({
        to: '.',
        search: () => link.serialise(after),
        replace: (entry ?? link.entryOf(before, after)) === 'replace',
      })
    },
    [link, navigate],
  )
  return { view, change }
}
