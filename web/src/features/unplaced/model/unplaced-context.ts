import type { PlacementDecision, Unplaced, UnplacedList } from '@hoanhap/server/contract.ts'
import { createContext, use, useMemo, useState } from 'react'
import type { ApiError } from '../../../api/api-error.ts'
import { type Opening, useOpenedCase } from '../../../api/cases.ts'
import { usePlace, useUnplaced } from '../../../api/unplaced.ts'
import { type ChangeState, useLink } from '../../../url-state/use-link.ts'
import { queryOf, UNPLACED_LINK, type UnplacedView } from './unplaced-view.ts'

/** A pin set by hand, or one that the office's own service proposed; without a position while it is still to be set. */
export interface Pin {
  method: 'point' | 'geocoder'
  position: readonly [number, number] | null
  precision: 'exact' | 'street' | 'hamlet'
}

/** The people that were read so far, and how many wait or were left in all. */
interface Queue {
  items: readonly Unplaced[]
  open: number
  left: number
}

/** What the parts of this screen share. */
interface UnplacedModel {
  view: UnplacedView
  change: ChangeState<UnplacedView>
  list: Queue | null
  /** Reads on in the queue. */
  pages: ReturnType<typeof useUnplaced>
  failed: boolean
  retry: () => void
  /** The person that list and map are about. */
  active: Unplaced | null
  activate: (caseId: number) => void
  pointed: string | null
  setPointed: (code: string | null) => void
  /** The pin that is being set; null while none is. */
  pin: Pin | null
  setPin: (pin: Pin | null) => void
  /** What waits until it is said why files are looked at here; null while nothing does. */
  asking: ((reason: string) => void) | null
  stopAsking: () => void
  /** The address as it is written, once the file was opened. */
  address: string | null | undefined
  opening: boolean
  openAddress: () => void
  place: (decision: PlacementDecision) => void
  placing: boolean
  refused: ApiError | null
  /** Counts what was placed, for the map. */
  revision: number
}

export const UnplacedContext = createContext<UnplacedModel | null>(null)

let openings = 0

export function useUnplacedScreen(): UnplacedModel {
  const { view, change } = useLink(UNPLACED_LINK)
  const query = useUnplaced(queryOf(view))
  const placeCase = usePlace()
  const reason = useReason()
  const [activeId, setActiveId] = useState<number | null>(null)
  const [nextId, setNextId] = useState<number | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [pin, setPin] = useState<Pin | null>(null)
  const [opening, setOpening] = useState<Opening | null>(null)
  const [revision, setRevision] = useState(0)
  const list = useMemo(() => query.data && queueOf(query.data.pages), [query.data]) ?? null
  const inList = (wanted: number | null) => list?.items.find(({ caseId }) => caseId === wanted)
  // Whoever was placed is gone from the list a moment before the next one is made active.
  const active = inList(activeId) ?? inList(nextId) ?? list?.items[0] ?? null
  const current = opening !== null && opening.id === active?.caseId ? opening : null
  const opened = useOpenedCase(current)
  const send = ({ caseId, version }: Unplaced, decision: PlacementDecision, given: string) => {
    const next = list?.items[list.items.findIndex((one) => one.caseId === caseId) + 1]
    setNextId(next?.caseId ?? null)
    placeCase.mutate(
      { caseId, version, reason: given, decision },
      {
        onSuccess: () => {
          setPin(null)
          setActiveId(next?.caseId ?? null)
          setRevision((count) => count + 1)
        },
      },
    )
  }
  return {
    view,
    change,
    list,
    pages: query,
    failed: query.isError,
    retry: () => void query.refetch(),
    active,
    activate: (caseId) => {
      if (caseId !== active?.caseId) setPin(null)
      setActiveId(caseId)
    },
    pointed,
    setPointed,
    pin,
    setPin,
    asking: reason.asking,
    stopAsking: reason.stopAsking,
    address: active?.address ?? opened.data?.data.address,
    opening: current !== null && opened.isPending,
    openAddress: () =>
      active &&
      reason.whenGiven((given) => {
        openings += 1
        setOpening({ id: active.caseId, number: openings, reason: given })
      }),
    place: (decision) => active && reason.whenGiven((given) => send(active, decision, given)),
    placing: placeCase.isPending,
    refused: placeCase.error,
    revision,
  }
}

/** Counts are those of the page that was read last. */
function queueOf(pages: readonly UnplacedList[]): Queue | undefined {
  const last = pages.at(-1)
  return last && { items: pages.flatMap(({ items }) => items), open: last.open, left: last.left }
}

/**
 * Why files are looked at here. It is asked for once, before the first of them; it goes with each that is opened or changed,
 * and into the log every time.
 */
function useReason() {
  const [reason, setReason] = useState<string | null>(null)
  const [waiting, setWaiting] = useState<((reason: string) => void) | null>(null)
  const whenGiven = (act: (reason: string) => void) => {
    if (reason === null) setWaiting(() => act)
    else act(reason)
  }
  const asking =
    waiting &&
    ((given: string) => {
      setReason(given)
      setWaiting(null)
      waiting(given)
    })
  return { asking, stopAsking: () => setWaiting(null), whenGiven }
}

export function useUnplacedModel(): UnplacedModel {
  const model = use(UnplacedContext)
  if (!model) throw new Error('A part of the screen of unplaced people stands outside of it.')
  return model
}
