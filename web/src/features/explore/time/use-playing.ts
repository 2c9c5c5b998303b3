import { useEffect, useRef } from 'react'
import { useRegisterAhead } from '../../../api/register-ahead.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** How long a month stands at least, in milliseconds: circles move for 300 of them. */
const MONTH_MS = 900

/**
 * Goes on from month to month. The next one is fetched while this one is read, and it begins when it is there: a slow
 * answer makes a month longer, never a map without people.
 */
export function usePlaying(): void {
  const { time, ahead, status, view, asOf } = useExploreModel()
  const { level, theme } = view
  const by = theme === 'supportNeed' ? { by: 'supportNeed' } : {}
  const fetched = useRegisterAhead(
    ahead && asOf ? { facets: ahead.people, caseload: { level, asOf, ...by, ...ahead.rows } } : null,
  )
  const step = useRef(time.step)
  step.current = time.step
  const { playing, choice } = time
  const month = choice?.month ?? null
  const shownAt = useRef(0)
  useEffect(() => {
    if (month !== null) shownAt.current = performance.now()
  }, [month])
  const ready = playing && fetched && status !== 'loading'
  useEffect(() => {
    if (!ready || month === null) return
    const left = shownAt.current + MONTH_MS - performance.now()
    const timer = setTimeout(() => step.current(), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [ready, month])
}
