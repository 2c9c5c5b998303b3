import type { FilterSpecification } from 'maplibre-gl'
import { whenFlagged } from '../expressions.ts'
import {
  type Band,
  type BandedLayer,
  bandOf,
  currentScenes,
  type Phase,
  type StyleInput,
} from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'

const AT_ONCE = { duration: 0, delay: 0 }

/**
 * Hover and selection on the tiles of every drawing; which unit it is stands in their feature-state. A line of width 0
 * covers no pixel, and while nothing is hovered or selected its layers are not drawn at all: a transparent outline of
 * every unit costs as much as a visible one.
 *
 * The layers belong to the tiles, not to a drawing: drawings of the same units share them. MapLibre keeps layers with
 * the same geometry in one bucket, and a tile that comes back from its worker after *some* of the bucket's layers with
 * feature-state were removed fails in the next frame. So they come and go together, and share a bucket with nothing
 * that stays longer: areas only with those of the drawings, lines (see `OWN_BUCKET`) with none.
 */
export function style(input: StyleInput): BandedLayer[] {
  const { palette, hovering, selectedId } = input
  const selected = selectedId !== null
  return tilesOf(input).flatMap((tiles) => [
    veil(tiles, palette.hoverVeil, hovering),
    outline(tiles, { band: 'hover', flag: 'hover', colour: palette.ink, width: 1.5, shown: hovering }),
    outline(tiles, { ...SELECTION, colour: palette.selectionHalo, width: 6.5, shown: selected }),
    outline(tiles, { ...SELECTION, colour: palette.ink, width: 2.6, shown: selected }),
  ])
}

const SELECTION = { band: 'selection', flag: 'selected' } as const

/** True of every unit: a filter of one's own is a bucket of one's own. */
const OWN_BUCKET: FilterSpecification = ['has', 'id']

/** Tiles that a drawing stands on, and whether it is the one that takes the pointer. */
interface Tiles {
  source: string
  phase: Phase
}

function tilesOf(input: StyleInput): Tiles[] {
  const [current] = currentScenes(input).map((scene) => unitSourceId(scene, scene.level))
  const sources = input.scenes.map(({ scene }) => unitSourceId(scene, scene.level))
  return [...new Set(sources)].map((source) => ({
    source,
    phase: source === current ? 'current' : 'prepared',
  }))
}

function veil({ source, phase }: Tiles, colour: string, shown: boolean): BandedLayer {
  return {
    band: bandOf('hover', phase),
    layer: {
      id: `unit-hover-veil-${source}`,
      type: 'fill',
      source,
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

function outline({ source, phase }: Tiles, { band, flag, colour, width, shown }: Outline): BandedLayer {
  return {
    band: bandOf(band, phase),
    layer: {
      id: `unit-${flag}-${width}-${source}`,
      type: 'line',
      source,
      'source-layer': UNIT_SOURCE_LAYER,
      filter: OWN_BUCKET,
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
