import { useCallback, useEffect, useRef, useState } from 'react'
import { type GapView, gapHistoryEntry, parseGapView, serialiseGapView } from '../../../url-state/gap-view.ts'
import { type Change, type ChangeState, type Link, useLink } from '../../../url-state/use-link.ts'

const LINK: Link<GapView> = { parse: parseGapView, serialise: serialiseGapView, entryOf: gapHistoryEntry }

/** A hand on a slider rests sooner or later: the address follows then. Browsers refuse more than a few changes a second. */
const WRITE_AFTER_MS = 250

/**
 * The state of the gap planner. What does not make a step for Back (a slider, the camera) is shown at once and written
 * into the address when the hand rests.
 */
export function useGapView(): { view: GapView; change: ChangeState<GapView> } {
  const { view: written, change: write } = useLink(LINK)
  const [ahead, setAhead] = useState<Partial<GapView>>(NOTHING)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const view = { ...written, ...ahead }
  const latest = useRef(view)
  latest.current = view
  useEffect(() => () => clearTimeout(timer.current), [])
  // The address has caught up, or Back has left for another state: what was shown ahead of it is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the event
  useEffect(() => {
    if (timer.current === undefined) setAhead(NOTHING)
  }, [written])
  const change = useCallback<ChangeState<GapView>>(
    (wanted: Change<GapView>, entry) => {
      const before = latest.current
      const after = { ...before, ...(typeof wanted === 'function' ? wanted(before) : wanted) }
      const step = (entry ?? gapHistoryEntry(before, after)) === 'push'
      latest.current = after
      clearTimeout(timer.current)
      const commit = () => {
        timer.current = undefined
        write(after, entry)
      }
      setAhead(after)
      if (step || entry) commit()
      else timer.current = setTimeout(commit, WRITE_AFTER_MS)
    },
    [write],
  )
  return { view, change }
}

const NOTHING: Partial<GapView> = {}
