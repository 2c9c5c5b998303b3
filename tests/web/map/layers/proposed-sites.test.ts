import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../../web/src/map/compose-style.ts'
import type { PlannedOnMap } from '../../../../web/src/map/layers/map-layer.ts'
import { PLANNER_PLACES_LAYER } from '../../../../web/src/map/layers/planner-places/style.ts'
import { CANDIDATE_SOURCE, PROPOSED_SOURCE } from '../../../../web/src/map/layers/proposed-sites/source.ts'
import { CANDIDATE_LAYER, PROPOSED_LAYER } from '../../../../web/src/map/layers/proposed-sites/style.ts'
import { PALETTES } from '../../../../web/src/map/palettes/palette.ts'
import { styleInput } from '../sample-style.ts'

const planned: PlannedOnMap = {
  places: [],
  trial: [],
  catchmentKm: 10,
  detourFactor: 1.3,
  glyph: 'employer',
  candidates: [],
  sites: [
    { rank: 1, location: [107.2, 15.2] },
    { rank: 2, location: [107.4, 15.3] },
  ],
}
const styled = (sites = planned.sites, shade: 'light' | 'dark' = 'light') =>
  composeStyle(styleInput({ palette: PALETTES[shade], planned: { ...planned, sites } }))

describe('places that are proposed', () => {
  test.each(['light', 'dark'] as const)('are a valid style in %s', (shade) => {
    expect(validateStyleMin(styled(planned.sites, shade))).toEqual([])
  })

  test('stand where they were found, with their rank', () => {
    expect(styled().sources[PROPOSED_SOURCE]).toMatchObject({
      data: {
        features: [
          { geometry: { coordinates: [107.2, 15.2] }, properties: { rank: 1, label: '1' } },
          { geometry: { coordinates: [107.4, 15.3] }, properties: { rank: 2, label: '2' } },
        ],
      },
    })
  })

  test('lie over the places that exist', () => {
    const places = [{ id: 1, name: 'Xưởng may', point: [107.2, 15.2] as const, capacity: 3 }]
    const { layers } = composeStyle(styleInput({ layers: [], planned: { ...planned, places } }))
    const ids = layers.map(({ id }) => id)
    expect(ids).toContain(PLANNER_PLACES_LAYER)
    expect(ids.indexOf(PROPOSED_LAYER)).toBeGreaterThan(ids.indexOf(PLANNER_PLACES_LAYER))
  })

  test.each([[styleInput()], [styleInput({ planned: { ...planned, sites: [] } })]])(
    'are not there when nothing was proposed',
    (input) => {
      const { layers, sources } = composeStyle(input)
      expect(JSON.stringify([layers, sources])).not.toContain(PROPOSED_LAYER)
    },
  )

  test.each(['light', 'dark'] as const)(
    'points that are looked at have their letter, under the pins, in %s',
    (shade) => {
      const candidates = [{ label: 'A', location: [107.3, 15.1] as const }]
      const style = composeStyle(
        styleInput({ palette: PALETTES[shade], planned: { ...planned, candidates } }),
      )
      expect(validateStyleMin(style)).toEqual([])
      expect(style.sources[CANDIDATE_SOURCE]).toMatchObject({
        data: { features: [{ geometry: { coordinates: [107.3, 15.1] }, properties: { label: 'A' } }] },
      })
      const ids = style.layers.map(({ id }) => id)
      expect(ids).toContain(CANDIDATE_LAYER)
      expect(ids.indexOf(CANDIDATE_LAYER)).toBeLessThan(ids.indexOf(PROPOSED_LAYER))
      expect(JSON.stringify(styled())).not.toContain(CANDIDATE_LAYER)
    },
  )
})
