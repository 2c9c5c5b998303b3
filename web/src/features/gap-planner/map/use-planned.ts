import { useMemo } from 'react'
import type { PlannedOnMap } from '../../../map/layers/map-layer.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useSiting } from '../siting/use-siting.ts'

/** Existing, tried and proposed places as the map shows them, with the reach of this map. */
export function usePlanned(catchmentKm: number): PlannedOnMap {
  const { places, trial, access, view } = usePlanner()
  const { sites } = useSiting()
  const { edits, places: tried, selected } = trial
  const detourFactor = access?.parameters.detourFactor ?? 1
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
    return {
      places: places.filter(({ id }) => !edited.has(id)),
      trial: [
        ...standing.filter(({ id, selected }) => edited.has(id) || selected),
        ...gone.map(({ id, point, capacity }) => ({
          ...{ id, point, capacity, from: point },
          changed: true,
          removed: true,
          selected: id === selectedId,
        })),
      ],
      catchmentKm,
      detourFactor,
      sites,
      glyph: view.service,
    }
  }, [places, tried, edits, selectedId, catchmentKm, detourFactor, sites, view.service])
}
