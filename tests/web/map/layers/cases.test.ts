import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../../web/src/map/compose-style.ts'
import { caseSourceId } from '../../../../web/src/map/layers/cases/source.ts'
import { caseLayerId } from '../../../../web/src/map/layers/cases/style.ts'
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

  test('lies over everything else, and a person has one colour', () => {
    const { layers } = styled()
    const disc = layers.find(({ id }) => id === caseLayerId(cases))
    expect(disc?.type === 'circle' && disc.paint?.['circle-color']).toBe(PALETTES.light.accent)
    const last = layers.slice(-6).map(({ id }) => id.replace(/-cases-.*/, ''))
    expect(last).toEqual([
      'case-ring',
      'case-disc',
      'case-number',
      'case-mark-halo',
      'case-mark-ring',
      'case-mark-point',
    ])
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
