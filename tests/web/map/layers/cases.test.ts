import { type SymbolLayerSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../../web/src/map/compose-style.ts'
import { caseSourceId } from '../../../../web/src/map/layers/cases/source.ts'
import { caseLayerId, casePointLayerId } from '../../../../web/src/map/layers/cases/style.ts'
import type { CasesOnMap } from '../../../../web/src/map/layers/map-layer.ts'
import { PALETTES } from '../../../../web/src/map/palettes/palette.ts'
import { styleInput } from '../sample-style.ts'

const cases: CasesOnMap = {
  query: 'unit=00454&unit=00460&status=post_rehab',
  revision: 2,
  extent: [107, 15, 108, 16],
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
    expect(JSON.stringify([layers, sources])).not.toMatch(/case-|tiles\/cases/)
  })

  test('asks the own server with the filter of the list, within the scope', () => {
    expect(styled().sources[caseSourceId(cases)]).toMatchObject({
      tiles: [
        'http://127.0.0.1:8080/api/v1/tiles/cases/{z}/{x}/{y}.mvt?unit=00454&unit=00460&status=post_rehab',
      ],
      bounds: [107, 15, 108, 16],
    })
    expect(styled({ query: '' }).sources[caseSourceId({ query: '', revision: 2 })]).toMatchObject({
      tiles: ['http://127.0.0.1:8080/api/v1/tiles/cases/{z}/{x}/{y}.mvt'],
    })
  })

  test('asks again after a change, because nothing of it may be kept', () => {
    expect(caseSourceId(cases)).not.toBe(caseSourceId({ ...cases, revision: 3 }))
  })

  test('gives a person and many of them one colour', () => {
    const { layers } = styled()
    for (const id of [caseLayerId(cases), casePointLayerId(cases)]) {
      const disc = layers.find((layer) => layer.id === id)
      expect(disc?.type === 'circle' && disc.paint?.['circle-color']).toBe(PALETTES.light.accent)
    }
  })

  test('lies over the areas and under the markers with many people, over everything with one', () => {
    const ids = composeStyle(withMarkers).layers.map(({ id }) => id.replace(/-cases-.*/, ''))
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
