import { expression } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { MEASURES } from '../../../web/src/figures/figure.ts'
import { figureSetOf } from '../../../web/src/figures/figure-set.ts'
import { style } from '../../../web/src/map/layers/unit-figures/style.ts'
import { classColours } from '../../../web/src/map/palettes/class-colours.ts'
import { PALETTES } from '../../../web/src/map/palettes/palette.ts'
import { THEMES } from '../../../web/src/url-state/view-state.ts'
import { caseload, row, source, unit } from '../figures/sample.ts'
import { scene, styleInput } from './sample-style.ts'

const { light } = PALETTES

describe('colours of classes', () => {
  test('run from the lightest to the darkest; what is missing is dark', () => {
    expect(classColours({ measure: MEASURES.caseload, breaks: [1, 2, 3, 4, 5] }, light)).toEqual(
      light.caseload,
    )
    expect(classColours({ measure: MEASURES.nearest, breaks: [1, 2, 3, 4, 5] }, light)).toEqual(light.gap)
    expect(classColours({ measure: MEASURES.openings, breaks: [1, 2, 3, 4, 5] }, light)).toEqual(
      [...light.gap].reverse(),
    )
  })

  test('keep both ends of the palette with fewer classes', () => {
    const three = classColours({ measure: MEASURES.caseload, breaks: [1, 2, 3] }, light)
    expect([three[0], three[2]]).toEqual([light.caseload[0], light.caseload[4]])
  })

  test('are all different up to seven classes', () => {
    for (let count = 1; count <= 7; count++) {
      const breaks = Array.from({ length: count }, (_, index) => index)
      expect(new Set(classColours({ measure: MEASURES.rate, breaks }, light)).size).toBe(count)
    }
  })

  test('of a change put the neutral colour on nearly unchanged', () => {
    const colours = classColours(
      { measure: MEASURES.change, breaks: [Number.NEGATIVE_INFINITY, -29, -9, 10, 30] },
      light,
    )
    expect(colours[2]).toBe(light.change[3])
    expect([colours[0], colours[4]]).toEqual([light.change[0], light.change[6]])
  })
})

describe('the paint', () => {
  test.each(THEMES)('gives every unit the colour that the legend shows for its class: %s', (theme) => {
    const drawing = scene({ theme })
    const colours = classColours(drawing.set, light)
    const fill = style(styleInput({ scenes: [{ scene: drawing, phase: 'current' }] })).find(
      ({ layer }) => layer.id === 'unit-fill-1',
    )
    for (const [unitId, index] of drawing.set.classByUnit) {
      expect(evaluated(fill?.layer.paint, unitId)).toBe(colours[index])
    }
  })

  test('puts a texture of its own on every state without a number', () => {
    const layers = style(styleInput()).map(({ layer }) => layer)
    const hidden = layers.find(({ id }) => id === 'unit-suppressed-1')
    const unknown = layers.find(({ id }) => id === 'unit-noData-1')
    expect(hidden).toMatchObject({
      paint: { 'fill-pattern': 'pattern-suppressed' },
      filter: ['match', ['get', 'id'], [4, 8], true, false],
    })
    expect(unknown).toMatchObject({
      paint: { 'fill-pattern': 'pattern-noData' },
      filter: ['match', ['get', 'id'], [11], true, false],
    })
  })

  test('gives a zero that stands apart its own colour, not the first class', () => {
    const units = [unit(1), unit(2)]
    const set = figureSetOf(source({ units, caseload: caseload([row(1, 0, 'zero'), row(2, 40)]) }), {
      method: 'quantile',
      classCount: 5,
      breaks: [],
    })
    const drawing = { ...scene(), set, units }
    const [fill] = style(styleInput({ scenes: [{ scene: drawing, phase: 'current' }] }))
    expect(evaluated(fill?.layer.paint, 1)).toBe(light.zero)
    expect(light.caseload).not.toContain(light.zero)
  })
})

/** What MapLibre would paint a unit with. */
function evaluated(paint: object | undefined, unitId: number): unknown {
  const colour: unknown = paint && 'fill-color' in paint ? paint['fill-color'] : undefined
  const parsed = expression.createExpression(colour, 'layers[0].paint.fill-color')
  if (parsed.result !== 'success') throw new Error('not an expression')
  return parsed.value.evaluate({ zoom: 8 }, { type: 'Polygon', properties: { id: unitId } })
}
