import type { Day } from '@hoanhap/geo/day.ts'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ChangeView } from '../../../url-state/use-view.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import {
  chosenMonth,
  firstChoice,
  type Month,
  type MonthChoice,
  monthsUntil,
  nextChoice,
  withMonth,
  withoutMonth,
} from './months.ts'

/** The months of the register on the map. */
export interface TimeModel {
  open: boolean
  months: readonly Month[]
  choice: MonthChoice | null
  playing: boolean
  /** The view of the next step while it plays; null otherwise. */
  coming: ViewState | null
  /** @param continues whether it is a step of a movement that the Back button takes back as one */
  choose: (choice: MonthChoice, continues?: boolean) => void
  step: () => void
  play: () => void
  pause: () => void
  show: () => void
  /** Closes the months and shows everybody again. */
  leave: () => void
}

/** From which month it plays, and whether the page shows that one yet. */
interface Playing {
  since: Month
  landed: boolean
}

/** Months to choose and to play; they are filters of the link like any other. */
export function useTime(view: ViewState, change: ChangeView, today: Day | undefined): TimeModel {
  const { filters } = view
  const choice = useMemo(() => chosenMonth(filters), [filters])
  const [asked, setAsked] = useState(false)
  const [playing, setPlaying] = useState<Playing | null>(null)
  const earliest = choice?.month ?? null
  const months = useMemo(() => (today ? monthsUntil(today, earliest) : []), [today, earliest])
  const next = useMemo(
    () => (playing?.landed && choice ? nextChoice(choice, months) : null),
    [playing, choice, months],
  )
  const coming = useMemo(
    () => next && { ...view, filters: withMonth(view.filters, next), period: null },
    [view, next],
  )
  const choose = useCallback(
    (wanted: MonthChoice, continues = false) =>
      change(
        (before) => ({ filters: withMonth(before.filters, wanted), period: null }),
        continues ? 'replace' : undefined,
      ),
    [change],
  )
  useEffect(() => {
    if (!playing) return
    // The address follows a moment later; whoever then goes back or undoes the filters does not want to go on.
    if (playing.landed) {
      if (!next) setPlaying(null)
    } else if (choice?.month === playing.since) setPlaying({ ...playing, landed: true })
  }, [playing, choice, next])
  const pause = useCallback(() => setPlaying(null), [])
  const isPlaying = playing !== null
  return useMemo(
    () => ({
      open: asked || choice !== null,
      months,
      choice,
      playing: isPlaying,
      coming,
      choose,
      step: () => next && choose(next, true),
      play: () => {
        const first = firstChoice(choice, months)
        if (!first) return
        if (first !== choice) choose(first)
        setPlaying({ since: first.month, landed: false })
      },
      pause,
      show: () => setAsked(true),
      leave: () => {
        setAsked(false)
        setPlaying(null)
        if (choice) change((before) => ({ filters: withoutMonth(before.filters) }))
      },
    }),
    [asked, months, choice, isPlaying, coming, choose, next, pause, change],
  )
}
