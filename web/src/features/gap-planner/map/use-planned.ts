import { useMemo } from 'react'
import type { PlannedOnMap, TrialPlaceOnMap } from '../../../map/layers/map-layer.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useSiting } from '../siting/use-siting.ts'

/** Existing, tried and proposed places as the map shows them, with the reach of this map. */
export function usePlanned(catchmentKm: number): PlannedOnMap {
  const { access, view } = usePlanner()
  const { sites, wish } = useSiting()
  const candidates = wish.from === 'points' ? wish.points : NO_POINTS
  const places = useUntouchedPlaces()
  const trial = useTrialPlaces()
  const detourFactor = access?.parameters.detourFactor ?? 1
  // The reach is seen as rings around what is tried, and nowhere else.
  const reachKm = trial.length > 0 ? catchmentKm : 0
  return useMemo(
    () => ({ places, trial, catchmentKm: reachKm, detourFactor, sites, candidates, glyph: view.service }),
    [places, trial, reachKm, detourFactor, sites, candidates, view.service],
  )
}

const NO_POINTS: PlannedOnMap['candidates'] = []

/** Existing places that the trial leaves as they are. */
function useUntouchedPlaces(): PlannedOnMap['places'] {
  const { places, trial } = usePlanner()
  const touched = trial.edits.map(({ id }) => id).join()
  return useMemo(() => {
    const ids = new Set(touched.split(',').map(Number))
    return places.filter(({ id }) => !ids.has(id))
  }, [places, touched])
}

function useTrialPlaces(): PlannedOnMap['trial'] {
  const { places, trial } = usePlanner()
  const { edits, places: tried, selected } = trial
  const selectedId = selected?.id ?? null
  return useMemo(() => {
    const edited = new Set(edits.map(({ id }) => id))
    const standing = tried.map((place) => ({
      id: place.id,
      point: place.point,
      capacity: place.capacity,
      from: place.before?.point ?? null,
      changed: edited.has(place.id),
      removed: false,
      selected: place.id === selectedId,
    }))
    const kept = new Set(standing.map(({ id }) => id))
    const gone = places.filter(({ id }) => edited.has(id) && !kept.has(id))
    return [
      ...standing.filter(({ id, selected }) => edited.has(id) || selected),
      ...gone.map(
        ({ id, point, capacity }): TrialPlaceOnMap => ({
          ...{ id, point, capacity, from: point },
          changed: true,
          removed: true,
          selected: id === selectedId,
        }),
      ),
    ]
  }, [places, tried, edits, selectedId])
}
