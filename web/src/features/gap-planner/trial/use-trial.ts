import type { LonLat } from '@hoanhap/geo/units.ts'
import type { ScenarioEdit } from '@hoanhap/server/contract.ts'
import { useCallback, useMemo, useReducer, useState } from 'react'
import {
  applyEdits,
  type ExistingPlace,
  editsWithoutPlace,
  fromScenarioEdits,
  type TrialEdit,
  type TrialId,
  type TriedPlace,
} from './edits.ts'
import { change, type History, NO_EDITS, nextId, type TrialAction } from './history.ts'

/** What is tried with the places of the question; it lives on the page alone until it is saved. */
export interface Trial {
  edits: readonly TrialEdit[]
  /** The places as the edits leave them. */
  places: readonly TriedPlace[]
  /** Edits of places that are not there any more, or not in this question. */
  lost: readonly TrialEdit[]
  /** The place that keys, wheel and panel act on. */
  selected: TriedPlace | null
  select: (id: TrialId | null) => void
  /** The communes that the tried places lie in, as far as the map has shown them. */
  units: ReadonlyMap<TrialId, number>
  noteUnits: (units: ReadonlyMap<TrialId, number>) => void
  /** Whether a click on the map puts a new place there. */
  placing: boolean
  setPlacing: (placing: boolean) => void
  /** Puts a new place there and selects it. */
  add: (location: LonLat, capacity?: number) => void
  move: (id: TrialId, location: LonLat, continues?: boolean) => void
  resize: (id: TrialId, capacity: number, continues?: boolean) => void
  remove: (id: TrialId) => void
  withdraw: (edit: TrialEdit) => void
  undo: () => void
  redo: () => void
  reset: () => void
  /** Opens what was kept for a service. */
  load: (service: string, edits: readonly ScenarioEdit[]) => void
  canUndo: boolean
  canRedo: boolean
}

/** Openings of a workshop that is only being thought of; a service takes whoever comes. */
export const NEW_OPENINGS = 10

type ByService = Readonly<Record<string, History>>

/** Every service has a trial of its own: the number of a place means another place in another service. */
function changeOf(all: ByService, { service, action }: { service: string; action: TrialAction }): ByService {
  const before = all[service] ?? NO_EDITS
  const after = change(before, action)
  return after === before ? all : { ...all, [service]: after }
}

/** @param question the service that is asked for, and its places as they are */
export function useTrial(question: { service: string; places: readonly ExistingPlace[] }): Trial {
  const { service, places } = question
  const [all, dispatch] = useReducer(changeOf, {})
  const [selectedId, select] = useState<TrialId | null>(null)
  const [placing, setPlacing] = useState(false)
  const { units, noteUnits } = useUnitsOf(service)
  const history = all[service] ?? NO_EDITS
  const { edits } = history
  const tried = useMemo(() => applyEdits(places, edits), [places, edits])
  const lost = useMemo(() => editsWithoutPlace(places, edits), [places, edits])
  const actions = useMemo(() => {
    const act = (action: TrialAction) => dispatch({ service, action })
    return {
      move: (id: TrialId, location: LonLat, continues?: boolean) =>
        act({ kind: 'move', id, location, continues }),
      resize: (id: TrialId, capacity: number, continues?: boolean) =>
        act({ kind: 'resize', id, capacity, continues }),
      remove: (id: TrialId) => act({ kind: 'remove', id }),
      withdraw: (edit: TrialEdit) => act({ kind: 'withdraw', edit }),
      undo: () => act({ kind: 'undo' }),
      redo: () => act({ kind: 'redo' }),
      reset: () => act({ kind: 'reset' }),
      load: (of: string, kept: readonly ScenarioEdit[]) =>
        dispatch({ service: of, action: { kind: 'load', edits: fromScenarioEdits(kept) } }),
    }
  }, [service])
  const add = (location: LonLat, capacity = service === 'employer' ? NEW_OPENINGS : 1) => {
    const id = nextId(history)
    dispatch({ service, action: { kind: 'add', location, capacity } })
    select(id)
    setPlacing(false)
  }
  return {
    ...actions,
    edits,
    places: tried,
    lost,
    selected: tried.find(({ id }) => id === selectedId) ?? null,
    select,
    units,
    noteUnits,
    placing,
    setPlacing,
    add,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  }
}

/** Told by the map; the same again is no news. */
function useUnitsOf(service: string): Pick<Trial, 'units' | 'noteUnits'> {
  const [known, setKnown] = useState({ service, units: NO_UNITS })
  const noteUnits = useCallback(
    (units: ReadonlyMap<TrialId, number>) =>
      setKnown((before) =>
        before.service === service && String([...before.units]) === String([...units])
          ? before
          : { service, units },
      ),
    [service],
  )
  return { units: known.service === service ? known.units : NO_UNITS, noteUnits }
}

const NO_UNITS: ReadonlyMap<TrialId, number> = new Map()
