import fc from 'fast-check'
import type { LayerSpecification } from 'maplibre-gl'
import { expect, test } from 'vitest'
import { composeStyle } from '../../../web/src/map/compose-style.ts'
import type { Phase, StagedScene } from '../../../web/src/map/layers/map-layer.ts'
import { LEVELS } from '../../../web/src/url-state/view-state.ts'
import { scene, styleInput } from './sample-style.ts'

const DAYS = ['2025-06-30', '2026-11-22'] as const

const EVERY_DRAWING = LEVELS.flatMap((level) =>
  DAYS.flatMap((asOf) =>
    (['fill', 'circles'] as const).flatMap((draw) => [1, 2].map(() => ({ level, asOf, draw }))),
  ),
).map((of, index) => ({ ...scene({ ...of, drawing: index + 1 }), live: index % 3 === 0 }))

/** Some drawings, by their number, the first of them seen, and tiles that are fetched ahead. */
const shown = fc.record({
  scenes: fc.shuffledSubarray([...EVERY_DRAWING.keys()], { minLength: 1, maxLength: 5 }),
  phases: fc.array(fc.constantFrom<Phase>('prepared', 'waiting', 'leaving'), { minLength: 4, maxLength: 4 }),
  ahead: fc.subarray(LEVELS.flatMap((level) => DAYS.map((asOf) => ({ level, asOf })))),
})

function layersOf({ scenes, phases, ahead }: typeof shown extends fc.Arbitrary<infer S> ? S : never) {
  const staged = scenes.flatMap((number, index): StagedScene[] => {
    const drawing = EVERY_DRAWING[number]
    return drawing ? [{ scene: drawing, phase: ['current' as const, ...phases][index] ?? 'waiting' }] : []
  })
  return composeStyle(styleInput({ scenes: staged.reverse(), ahead })).layers
}

/** What MapLibre groups layers of a source by: they share the geometry of a tile. */
function bucketOf(layer: LayerSpecification): string {
  const { type, minzoom, maxzoom, layout } = layer
  const from = 'source' in layer ? [layer.source, layer['source-layer'], layer.filter] : []
  return JSON.stringify([type, ...from, minzoom, maxzoom, layout])
}

const readsState = (layer: LayerSpecification) => JSON.stringify(layer.paint ?? {}).includes('feature-state')

test('a layer with feature-state leaves the map only together with all layers of its bucket', () => {
  fc.assert(
    fc.property(shown, shown, (before, after) => {
      const layers = layersOf(before)
      const stays = new Set(layersOf(after).map(({ id }) => id))
      const left = layers.filter((layer) => readsState(layer) && !stays.has(layer.id))
      for (const layer of left) {
        const bucket = layers.filter((other) => bucketOf(other) === bucketOf(layer))
        expect(bucket.filter(({ id }) => stays.has(id)).map(({ id }) => id)).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
