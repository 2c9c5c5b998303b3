import { type SymbolLayerSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../../web/src/map/compose-style.ts'
import { CASE_SOURCE } from '../../../../web/src/map/layers/cases/source.ts'
import { CASE_LAYER, CASE_POINT_LAYER } from '../../../../web/src/map/layers/cases/style.ts'
import type { CasesOnMap } from '../../../../web/src/map/layers/map-layer.ts'
import { PALETTES } from '../../../../web/src/map/palettes/palette.ts'
import { styleInput } from '../sample-style.ts'

const cases: CasesOnMap = {
  query: 'unit=00454&unit=00460&status=post_rehab',
  revision: 2,
  extent: [107, 15, 108, 16],
  communes: [],
  open: [107.5, 15.5],
  draft: null,
}
const styled = (change: Partial<CasesOnMap> = {}, shade: 'light' | 'dark' = 'light') =>
  composeStyle(styleInput({ palette: PALETTES[shade], cases: { ...cases, ...change } }))

const withMarkers = styleInput({ cases })

describe('the layer of people', () => {
  test.each(['light', 'dark'] as const)('is a valid style in %s', (shade) => {
    expect(validateStyleMin(styled({}, shade))).toEqual([])
    expect(validateStyleMin(styled({ query: '', open: null, draft: [107.1, 15.1] }, shade))).toEqual([])
  })

  test('is not there on a map without people', () => {
    const { layers, sources } = composeStyle(styleInput())
    expect(JSON.stringify([layers, sources])).not.toMatch(/case-|"cases"/)
  })

  test('keeps its source under another filter, so that circles can become those of the next', () => {
    const { sources } = styled()
    expect(sources[CASE_SOURCE]).toMatchObject({ type: 'geojson', data: { features: [] } })
    const other = styled({ query: 'sex=male', revision: 3 }).sources[CASE_SOURCE]
    expect(other && 'data' in other && other.data).toBe((sources[CASE_SOURCE] as { data: unknown }).data)
  })

  test('gives a person and many of them one colour', () => {
    const { layers } = styled()
    for (const id of [CASE_LAYER, CASE_POINT_LAYER]) {
      const disc = layers.find((layer) => layer.id === id)
      expect(disc?.type === 'circle' && disc.paint?.['circle-color']).toBe(PALETTES.light.accent)
    }
  })

  test('lies over the areas and under the markers with many people, over everything with one', () => {
    const ids = composeStyle(withMarkers).layers.map(({ id }) => id)
    const from = ids.indexOf('case-ring')
    expect(ids.slice(0, from)).not.toContain('employers')
    expect(ids.slice(from)).toEqual([
      'case-ring',
      'case-disc',
      'case-number',
      'services',
      'employers',
      'case-point',
      'case-mark-halo',
      'case-mark-ring',
      'case-mark-point',
    ])
  })

  test('moves its number, never hides it, where a marker has its own', () => {
    const { layers } = composeStyle(withMarkers)
    const markers = layers.filter(({ id }) => id === 'employers' || id === 'services')
    // Symbols of a layer above are placed first, and others keep off what does not ignore placement.
    for (const { layout } of markers as SymbolLayerSpecification[]) {
      expect([layout?.['icon-ignore-placement'], layout?.['text-ignore-placement']]).toEqual([
        undefined,
        undefined,
      ])
    }
    const number = layers.find(({ id }) => id.startsWith('case-number')) as SymbolLayerSpecification
    const places = number.layout?.['text-variable-anchor-offset'] as unknown[]
    expect(places.filter((part) => typeof part === 'string')).toEqual([
      'center',
      'bottom',
      'top',
      'right',
      'left',
    ])
    expect(places[1]).toEqual([0, 0])
    expect(number.layout?.['text-allow-overlap']).toBe(true)
    expect(number.paint?.['text-halo-color']).toBe(PALETTES.light.accent)
  })

  test('marks the open case, or the place that is being chosen instead', () => {
    const marks = (change: Partial<CasesOnMap>) => {
      const source = styled(change).sources['case-marks']
      const data = source && 'data' in source ? (source.data as GeoJSON.FeatureCollection) : null
      return data?.features.map(({ properties }) => properties?.kind)
    }
    expect(marks({})).toEqual(['open'])
    expect(marks({ draft: [107.2, 15.2] })).toEqual(['draft'])
    expect(marks({ open: null })).toEqual([])
  })
})
