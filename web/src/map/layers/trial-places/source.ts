import { ringAround } from '@hoanhap/geo/destination.ts'
import type { Feature, FeatureCollection } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { PlannedOnMap, StyleInput, TrialPlaceOnMap } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const TRIAL_SOURCE = 'trial-places'
export const TRIAL_RING_SOURCE = 'trial-rings'

/** What a point of the trial is: where a place is tried, where it stands in truth, a place tried without, one just chosen. */
export type TrialMark = 'tried' | 'ghost' | 'removed' | 'chosen'

export function sources({ planned }: StyleInput): Record<string, SourceSpecification> {
  if (!planned) return {}
  return {
    [TRIAL_RING_SOURCE]: { type: 'geojson', data: rings(planned) },
    [TRIAL_SOURCE]: { type: 'geojson', data: marks(planned.trial) },
  }
}

/** How far people come from: the great circle that, with detours, makes the catchment. */
const rings = oncePer(({ trial, catchmentKm, detourFactor }: PlannedOnMap) => {
  const taking = trial.filter(({ removed }) => !removed)
  return collection(
    taking.map(({ id, point, selected }) => ({
      type: 'Feature',
      properties: { id, selected },
      geometry: {
        type: 'LineString',
        coordinates: ringAround(point, catchmentKm / detourFactor).map(([lon, lat]) => [lon, lat]),
      },
    })),
  )
})

const marks = oncePer((trial: PlannedOnMap['trial']) => collection(trial.flatMap(marksOf)))

function marksOf(place: TrialPlaceOnMap): Feature[] {
  const { point, from, removed, changed } = place
  if (removed) return [mark(place, 'removed', point)]
  if (!changed) return [mark(place, 'chosen', point)]
  const moved = from !== null && String(from) !== String(point)
  return [...(moved ? [mark(place, 'ghost', from)] : []), mark(place, 'tried', point)]
}

function mark(
  { id, selected }: TrialPlaceOnMap,
  kind: TrialMark,
  [lon, lat]: readonly [number, number],
): Feature {
  return {
    type: 'Feature',
    properties: { id, kind, selected: selected && kind !== 'ghost' },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}
