import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import { AccessService } from '@hoanhap/server/contract.ts'
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection, LineString } from 'geojson'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../../web/src/map/compose-style.ts'
import type { PlannedOnMap, TrialPlaceOnMap } from '../../../../web/src/map/layers/map-layer.ts'
import { TRIAL_RING_SOURCE, TRIAL_SOURCE } from '../../../../web/src/map/layers/trial-places/source.ts'
import { PALETTES } from '../../../../web/src/map/palettes/palette.ts'
import { styleInput } from '../sample-style.ts'

const AT: LonLat = [107.2, 15.3]
const place = (id: number, some: Partial<TrialPlaceOnMap> = {}): TrialPlaceOnMap => {
  return { id, point: AT, capacity: 5, from: null, changed: true, removed: false, selected: false, ...some }
}
const planned = (trial: readonly TrialPlaceOnMap[], some: Partial<PlannedOnMap> = {}): PlannedOnMap => {
  return {
    places: [],
    trial,
    catchmentKm: 13,
    detourFactor: 1.3,
    sites: [],
    candidates: [],
    glyph: 'employer',
    ...some,
  }
}
const styleOf = (shown: PlannedOnMap | null) => composeStyle(styleInput({ planned: shown }))

function dataOf(shown: PlannedOnMap, source: string): FeatureCollection['features'] {
  const found = styleOf(shown).sources[source]
  return found?.type === 'geojson' ? (found.data as FeatureCollection).features : []
}
const kinds = (shown: PlannedOnMap) => dataOf(shown, TRIAL_SOURCE).map(({ properties }) => properties?.kind)

describe('places that are tried', () => {
  test.each(['light', 'dark'] as const)('have a valid style in %s, for every kind of place', (shade) => {
    const trial = [
      place(-1, { selected: true }),
      place(1, { from: [107.1, 15.3] }),
      place(2, { removed: true }),
    ]
    for (const glyph of AccessService.options) {
      const input = styleInput({ planned: planned(trial, { glyph }), palette: PALETTES[shade] })
      expect(validateStyleMin(composeStyle(input))).toEqual([])
    }
  })

  test('have no layer on a map that plans nothing', () => {
    const { layers, sources } = styleOf(null)
    expect(layers.filter(({ id }) => id.startsWith('trial'))).toEqual([])
    expect(Object.keys(sources).filter((id) => id.startsWith('trial'))).toEqual([])
  })

  test('lie over the places as they are, with the rings under all of their squares', () => {
    const ids = styleOf(planned([place(-1)])).layers.map(({ id }) => id)
    const order = ['planner-places', 'trial-ring-casing', 'trial-ring', 'trial-places']
    expect(ids.filter((id) => order.includes(id))).toEqual(order)
  })

  test('are reached from a great circle that makes the catchment with its detours', () => {
    const [ring] = dataOf(planned([place(-1)]), TRIAL_RING_SOURCE)
    const coordinates = (ring?.geometry as LineString | undefined)?.coordinates ?? []
    expect(coordinates.length).toBeGreaterThan(60)
    for (const corner of coordinates) expect(haversineKm(AT, corner as [number, number])).toBeCloseTo(10, 6)
  })

  test('leave a ghost where they stand in truth, when they were moved', () => {
    expect(kinds(planned([place(-1)]))).toEqual(['tried'])
    expect(kinds(planned([place(1, { from: AT })]))).toEqual(['tried'])
    expect(kinds(planned([place(1, { from: [107, 15] })]))).toEqual(['ghost', 'tried'])
  })

  test('have no ring when they are tried without, and no sign of their own when only chosen', () => {
    const gone = planned([place(1, { removed: true, from: AT })])
    expect([kinds(gone), dataOf(gone, TRIAL_RING_SOURCE)]).toEqual([['removed'], []])
    const chosen = planned([place(1, { changed: false, from: AT, selected: true })])
    expect(kinds(chosen)).toEqual(['chosen'])
    const squares = styleOf(chosen).layers.find(({ id }) => id === 'trial-places')
    expect(squares && 'filter' in squares && squares.filter).toEqual(['!=', ['get', 'kind'], 'chosen'])
  })

  test('keep their data as long as the trial is the same, so that a pan sends nothing', () => {
    const shown = planned([place(-1)])
    const [first, second] = [styleOf(shown), styleOf(shown)]
    expect(first.sources[TRIAL_SOURCE]).toEqual(second.sources[TRIAL_SOURCE])
    expect(dataOf(shown, TRIAL_SOURCE)).toBe(dataOf(shown, TRIAL_SOURCE))
  })
})
