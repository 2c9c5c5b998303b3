import { whenFlagged } from '../expressions.ts'
import { type Band, type BandedLayer, bandOf, type StagedScene, type StyleInput } from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'

const AT_ONCE = { duration: 0, delay: 0 }

/**
 * Hover and selection of the drawing that is seen; which unit it is stands in the tiles' feature-state. A line of
 * width 0 covers no pixel, and while nothing is hovered or selected its layers are not drawn at all: a transparent
 * outline of every unit costs as much as a visible one.
 */
export function style(input: StyleInput): BandedLayer[] {
  const { palette, hovering, selectedId } = input
  const selected = selectedId !== null
  return input.scenes.flatMap((staged) => [
    veil(staged, palette.hoverVeil, hovering),
    outline(staged, { band: 'hover', flag: 'hover', colour: palette.ink, width: 1.5, shown: hovering }),
    outline(staged, { ...SELECTION, colour: palette.selectionHalo, width: 6.5, shown: selected }),
    outline(staged, { ...SELECTION, colour: palette.ink, width: 2.6, shown: selected }),
  ])
}

const SELECTION = { band: 'selection', flag: 'selected' } as const

function veil({ scene, phase }: StagedScene, colour: string, shown: boolean): BandedLayer {
  return {
    band: bandOf('hover', phase),
    layer: {
      id: `unit-hover-veil-${scene.drawing}`,
      type: 'fill',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      paint: {
        'fill-color': whenFlagged('hover', colour, 'rgba(0,0,0,0)'),
        'fill-opacity': shown && phase === 'current' ? 0.07 : 0,
        'fill-opacity-transition': AT_ONCE,
        'fill-antialias': false,
      },
    },
  }
}

interface Outline {
  band: Band
  flag: 'hover' | 'selected'
  colour: string
  width: number
  shown: boolean
}

function outline({ scene, phase }: StagedScene, { band, flag, colour, width, shown }: Outline): BandedLayer {
  return {
    band: bandOf(band, phase),
    layer: {
      id: `unit-${flag}-${width}-${scene.drawing}`,
      type: 'line',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': whenFlagged(flag, width, 0),
        'line-opacity': shown && phase === 'current' ? 1 : 0,
        'line-opacity-transition': AT_ONCE,
      },
    },
  }
}
