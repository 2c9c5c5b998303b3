import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { composeStyle } from '../../../web/src/map/compose-style.ts'
import { NATIONAL_BOX } from '../../../web/src/map/layers/context/islands.ts'
import type { StyleInput } from '../../../web/src/map/layers/map-layer.ts'
import { PALETTES } from '../../../web/src/map/palettes/palette.ts'
import { showsNothing } from '../../../web/src/map/tile-masks.ts'
import { DEFAULT_VIEW, LEVELS, THEMES } from '../../../web/src/url-state/view-state.ts'
import { scene, styleInput } from './sample-style.ts'

const shades = ['light', 'dark'] as const
const draws = ['fill', 'circles'] as const
const every = shades.flatMap((shade) =>
  THEMES.flatMap((theme) =>
    draws.flatMap((draw) => LEVELS.map((level) => [shade, theme, draw, level] as const)),
  ),
)

function layersOf(input: StyleInput): LayerSpecification[] {
  return composeStyle(input).layers
}
const places = (layers: LayerSpecification[], found: (id: string) => boolean) =>
  layers.flatMap(({ id }, place) => (found(id) ? [place] : []))

describe('the style', () => {
  test.each(every)('is valid in %s for %s as %s by %s', (shade, theme, draw, level) => {
    const drawing = { scene: scene({ theme, draw, level }), phase: 'current' as const }
    const next = { scene: scene({ theme, draw, level, drawing: 2 }), phase: 'waiting' as const }
    const style = composeStyle(styleInput({ palette: PALETTES[shade], scenes: [drawing, next] }))
    expect(validateStyleMin(style)).toEqual([])
  })

  test('asks nobody but the own server', () => {
    const { sources, glyphs, sprite } = composeStyle(styleInput())
    const addresses = Object.values(sources).flatMap((source) => ('tiles' in source ? source.tiles : []))
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses)
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:8080\/api\/v1\/tiles\/units\//)
    expect([glyphs, sprite]).toEqual([undefined, undefined])
  })

  test('names the day and the version of the pack in the address of a tile', () => {
    const { sources } = composeStyle(styleInput())
    const commune = sources['units-commune-2026-11-22']
    expect(commune).toMatchObject({ promoteId: 'id', bounds: [107, 15, 108, 15.2] })
    expect(commune && 'tiles' in commune && commune.tiles).toEqual([
      'http://127.0.0.1:8080/api/v1/tiles/units/commune/{z}/{x}/{y}.mvt?asOf=2026-11-22&v=demo+1',
    ])
  })
})

describe('tiles ahead', () => {
  const ahead = [
    { level: 'district', asOf: '2026-11-22' },
    { level: 'commune', asOf: '2025-06-30' },
  ] as const

  test('come through the sources that the coming drawing will use, within the extent', () => {
    const style = composeStyle(styleInput({ scenes: [], ahead, extent: [107, 15, 108, 16] }))
    expect(validateStyleMin(style)).toEqual([])
    expect(style.sources['units-district-2026-11-22']).toMatchObject({ bounds: [107, 15, 108, 16] })
    expect(style.sources['units-commune-2025-06-30']).toMatchObject({ maxzoom: 12 })
  })

  test('draw nothing and take no pointer', () => {
    const layers = layersOf(styleInput({ scenes: [], ahead }))
    const drawing = layers.filter((layer) => 'source' in layer && String(layer.source).startsWith('units-'))
    expect(drawing.map((layer) => 'filter' in layer && layer.filter)).toEqual(
      ahead.map(() => ['==', ['get', 'id'], -1]),
    )
  })
})

describe('the order of layers', () => {
  const opaque = DEFAULT_VIEW.layers.map((layer) => ({ ...layer, on: true, opacity: 1 }))
  const orders = [opaque, [...opaque].reverse()]

  test.each(orders)(
    'is fills, lines, hover, selection, names, markers, in any order of the list',
    (...layers) => {
      const drawn = layersOf(styleInput({ layers }))
      const bands = [
        (id: string) => ['sea', 'land', 'islands'].includes(id) || id.startsWith('unit-line-province-edge'),
        (id: string) => /^unit-(fill|suppressed|noData|notApplicable)-/.test(id),
        (id: string) => id.startsWith('unit-line-') && !id.includes('-edge-'),
        (id: string) => id.startsWith('unit-hover'),
        (id: string) => id.startsWith('unit-selected'),
        (id: string) => id.startsWith('unit-name') || id === 'sea-labels',
        (id: string) => ['employers', 'services'].includes(id),
      ].map((found) => places(drawn, found))
      for (const band of bands) expect(band.length).toBeGreaterThan(0)
      for (const [index, band] of bands.slice(1).entries()) {
        expect(Math.min(...band)).toBeGreaterThan(Math.max(...(bands[index] ?? [])))
      }
      expect(bands.flat().length).toBe(drawn.length)
    },
  )

  test('draws communes under former districts under provinces', () => {
    const drawn = layersOf(styleInput()).map(({ id }) => id)
    const order = ['commune', 'district-casing', 'district', 'province']
    const found = order.map((name) => drawn.indexOf(`unit-line-${name}-1`))
    expect(drawn.indexOf('unit-line-province-edge-1')).toBeLessThan(drawn.indexOf('unit-fill-1'))
    expect(found).not.toContain(-1)
    expect([...found].sort((a, b) => a - b)).toEqual(found)
  })

  test('follows the list for markers', () => {
    const top = (layers: typeof opaque) => layersOf(styleInput({ layers })).at(-1)?.id
    expect(top(opaque)).toBe('employers')
    expect(top([...opaque].reverse())).toBe('services')
  })
})

describe('layers that are off', () => {
  const without = (id: string) => DEFAULT_VIEW.layers.map((layer) => ({ ...layer, on: layer.id !== id }))

  test('leave the map, the figures stay as something to point at', () => {
    const ids = (id: string) => layersOf(styleInput({ layers: without(id) })).map((layer) => layer.id)
    expect(ids('employers')).not.toContain('employers')
    expect(ids('names')).not.toContain('unit-name-1')
    expect(ids('formerDistricts')).not.toContain('unit-line-district-1')
    const fill = layersOf(styleInput({ layers: without('figures') })).find(({ id }) => id === 'unit-fill-1')
    expect(fill?.paint).toMatchObject({ 'fill-opacity': 0 })
  })

  test('never take the archipelagos or the outline of the province away', () => {
    const layers = DEFAULT_VIEW.layers.map((layer) => ({ ...layer, on: false, opacity: 0 }))
    const drawn = layersOf(styleInput({ layers })).map(({ id }) => id)
    for (const id of ['islands', 'sea-labels', 'unit-line-province-1']) expect(drawn).toContain(id)
  })
})

describe('a drawing that waits for its tiles', () => {
  test('is invisible and unnamed, and lies together under the one that is seen', () => {
    const scenes: StyleInput['scenes'] = [
      { scene: scene(), phase: 'current' },
      { scene: scene({ drawing: 2 }), phase: 'waiting' },
    ]
    const drawn = layersOf(styleInput({ scenes }))
    const opacityOf = (id: string) => {
      const paint: Record<string, unknown> = { ...drawn.find((layer) => layer.id === id)?.paint }
      return paint['fill-opacity'] ?? paint['line-opacity']
    }
    expect([opacityOf('unit-fill-1'), opacityOf('unit-fill-2')]).toEqual([1, 0])
    expect(opacityOf('unit-line-province-2')).toBe(0)
    expect(drawn.map(({ id }) => id)).not.toContain('unit-name-2')
    const unseen = places(drawn, (id) => id.endsWith('-2'))
    expect(unseen.length).toBeGreaterThan(8)
    expect(unseen).toEqual(unseen.map((_, index) => index))
    const isArea = (place: number) => ['fill', 'line'].includes(drawn[place]?.type ?? '')
    const withMasks = drawn.flatMap((layer, place) => (showsNothing(layer) ? [] : [place])).filter(isArea)
    expect(withMasks.length).toBeGreaterThan(6)
    expect(unseen.filter((place) => withMasks.includes(place))).toEqual([])
  })

  test('brings its names along when it is the first one, unseen until it is', () => {
    const first = (phase: 'waiting' | 'current') => {
      const drawn = layersOf(styleInput({ scenes: [{ scene: scene(), phase }] }))
      const order = drawn.map(({ id }) => id)
      const paint: Record<string, unknown> = { ...drawn.find(({ id }) => id === 'unit-name-1')?.paint }
      return {
        isUnderTheSea: order.indexOf('unit-name-1') < order.indexOf('sea'),
        opacity: paint['text-opacity'],
      }
    }
    expect(first('waiting')).toEqual({ isUnderTheSea: true, opacity: 0 })
    expect(first('current')).toEqual({ isUnderTheSea: false, opacity: 1 })
  })

  test('leaves the order of what is seen alone', () => {
    const seen = layersOf(styleInput()).map(({ id }) => id)
    const scenes: StyleInput['scenes'] = [
      { scene: { ...scene({ drawing: 2 }), asOf: '2025-06-30' }, phase: 'prepared' },
      { scene: scene(), phase: 'current' },
    ]
    const drawn = layersOf(styleInput({ scenes })).map(({ id }) => id)
    const waiting = (id: string) => id.endsWith('-2') || id.endsWith('-units-commune-2025-06-30')
    expect(drawn.filter((id) => !waiting(id))).toEqual(seen)
  })

  test('changes from source to source as seldom as it can', () => {
    const scenes: StyleInput['scenes'] = [2, 3].map((drawing) => ({
      scene: { ...scene({ drawing }), asOf: drawing === 2 ? '2025-06-30' : '2026-11-21' },
      phase: 'prepared',
    }))
    const sources = layersOf(styleInput({ scenes }))
      .filter(({ id }) => /-[23]$/.test(id))
      .map((layer) => ('source' in layer ? layer.source : ''))
    const runs = sources.filter((source, index) => source !== sources[index - 1])
    expect(runs.length).toBe(new Set(sources).size)
  })
})

describe('hover and selection', () => {
  const opacities = (change: Partial<StyleInput>) =>
    layersOf(styleInput(change))
      .filter(({ id }) => /^unit-(hover|selected)/.test(id))
      .map(({ paint }) => ({ 'fill-opacity': 0, 'line-opacity': 0, ...paint }))
      .map((paint) => paint['fill-opacity'] || paint['line-opacity'])

  test('are not drawn at all while nothing is hovered or selected', () => {
    expect(opacities({ hovering: false, selectedId: null })).toEqual([0, 0, 0, 0])
    expect(opacities({ hovering: false, selectedId: 3 })).toEqual([0, 0, 1, 1])
    expect(opacities({ hovering: true, selectedId: null })).toEqual([0.07, 1, 0, 0])
  })
})

describe('the national view', () => {
  test.each(['vi', 'en'] as const)('names Hoàng Sa and Trường Sa in %s', (language) => {
    const { sources, layers } = composeStyle(styleInput({ language, scenes: [] }))
    const labels = sources['sea-labels']
    const data =
      labels?.type === 'geojson' && typeof labels.data === 'object' && 'features' in labels.data
        ? labels.data
        : null
    const names = data?.features.map(({ properties }) => String(properties?.name)) ?? []
    for (const name of ['Hoàng Sa', 'Trường Sa']) expect(names.some((text) => text.includes(name))).toBe(true)
    for (const { geometry } of data?.features ?? []) {
      const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : []
      expect(
        lon > NATIONAL_BOX[0] && lon < NATIONAL_BOX[2] && lat > NATIONAL_BOX[1] && lat < NATIONAL_BOX[3],
      ).toBe(true)
    }
    const label = layers.find(({ id }) => id === 'sea-labels')
    expect(label?.layout).toMatchObject({ 'text-allow-overlap': true })
    expect(label?.minzoom).toBeUndefined()
  })

  test('reaches both archipelagos', () => {
    const [west, south, east, north] = NATIONAL_BOX
    expect([west <= 102, south <= 7, east >= 118, north >= 23.5]).toEqual([true, true, true, true])
  })
})
