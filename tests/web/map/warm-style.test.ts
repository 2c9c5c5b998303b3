import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { composeStyle } from '../../../web/src/map/compose-style.ts'
import { WARM_STYLE } from '../../../web/src/map/warm-style.ts'
import { scene, styleInput } from './sample-style.ts'

test('the style of a spare map is valid', () => {
  expect(validateStyleMin(WARM_STYLE)).toEqual([])
})

test('a spare map has drawn every kind of layer that the map uses', () => {
  const circles = { scene: scene({ draw: 'circles', drawing: 2 }), phase: 'current' as const }
  const fills = { scene: scene(), phase: 'leaving' as const }
  const used = composeStyle(styleInput({ scenes: [fills, circles] })).layers
  const warm = new Set(WARM_STYLE.layers.map(({ type }) => type))
  expect(new Set(used.map(({ type }) => type))).toEqual(warm)
})
