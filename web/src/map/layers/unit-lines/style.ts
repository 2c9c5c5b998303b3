import type { Level } from '@hoanhap/server/contract.ts'
import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl'
import { isOneOf, widthByZoom } from '../expressions.ts'
import {
  type Band,
  type BandedLayer,
  bandOf,
  isSeen,
  layerState,
  type Scene,
  type StagedScene,
  type StyleInput,
} from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'
import { outlinedLevels } from './source.ts'

type LinePaint = NonNullable<LineLayerSpecification['paint']>

/** One line of a drawing's outlines, before it knows its source. */
interface Outline {
  name: string
  level: Level
  paint: LinePaint
  /** Among the lines unless said otherwise. */
  band?: Band
  filter?: LineLayerSpecification['filter']
  /** Round where the line is wide enough to show it: a round corner is several triangles, and coasts have many. */
  join?: 'round'
}

export function style(input: StyleInput): BandedLayer[] {
  return input.scenes.flatMap((staged) =>
    outlinesOf(input, staged.scene).map((outline) => lineLayer(input, staged, outline)),
  )
}

/** From the finest to the coarsest, so that a province line is never cut by a commune line. */
function outlinesOf(input: StyleInput, scene: Scene): Outline[] {
  const levels = outlinedLevels(input, scene)
  return [
    ...(levels.includes('commune') ? [commune(input, scene)] : []),
    ...estimated(input, scene),
    ...(levels.includes('district') ? district(input, scene) : []),
    ...province(input),
  ]
}

function commune({ palette }: StyleInput, { draw }: Scene): Outline {
  const colour = draw === 'circles' ? palette.plainLine : palette.communeLine
  return {
    name: 'commune',
    level: 'commune',
    paint: { 'line-color': colour, 'line-width': widthByZoom(0.5, 0.9, 1.2) },
  }
}

/** Estimated figures are dashed wherever they are shown; former districts are dashed in any case. */
function estimated({ palette }: StyleInput, scene: Scene): Outline[] {
  if (scene.level === 'district') return []
  const ids = scene.set.figures.filter(({ state }) => state === 'estimated').map(({ unitId }) => unitId)
  if (ids.length === 0) return []
  return [
    {
      name: 'estimated',
      level: scene.level,
      filter: isOneOf(ids),
      paint: {
        'line-color': palette.districtLine,
        'line-width': widthByZoom(0.5, 0.8, 1),
        'line-opacity': 0.5,
        'line-dasharray': [1.5, 2.5],
      },
    },
  ]
}

/** Dashes over a light casing, which keeps them visible on the darkest class. */
function district(input: StyleInput, scene: Scene): Outline[] {
  const { palette } = input
  const opacity = scene.level === 'district' ? 1 : layerState(input, 'formerDistricts').opacity
  return [
    {
      name: 'district-casing',
      level: 'district',
      paint: { 'line-color': palette.communeLine, 'line-width': 2.4, 'line-opacity': 0.6 * opacity },
    },
    {
      name: 'district',
      level: 'district',
      paint: {
        'line-color': palette.districtLine,
        'line-width': widthByZoom(0.9, 1, 1.4),
        'line-dasharray': [4.5, 2.5],
        'line-opacity': opacity,
      },
    },
  ]
}

/** 9 px wide; on a map of the country that would drown a small province. */
const SOFT_EDGE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 5, 2, 8, 9]

/** A solid line, and a soft edge that lies under the areas and so shows outside only. */
function province({ palette }: StyleInput): Outline[] {
  return [
    {
      name: 'province-edge',
      band: 'ground',
      level: 'province',
      join: 'round',
      paint: {
        'line-color': palette.provinceEdge,
        'line-width': SOFT_EDGE,
        'line-blur': 1,
      },
    },
    {
      name: 'province',
      level: 'province',
      paint: { 'line-color': palette.provinceLine, 'line-width': widthByZoom(1.2, 1.4, 2) },
    },
  ]
}

function lineLayer(input: StyleInput, { scene, phase }: StagedScene, outline: Outline): BandedLayer {
  const own = outline.paint['line-opacity'] ?? 1
  return {
    band: bandOf(outline.band ?? 'line', phase),
    layer: {
      id: `unit-line-${outline.name}-${scene.drawing}`,
      type: 'line',
      source: unitSourceId(scene, outline.level),
      'source-layer': UNIT_SOURCE_LAYER,
      ...(outline.filter && { filter: outline.filter }),
      layout: { 'line-join': outline.join ?? 'bevel' },
      paint: {
        ...outline.paint,
        'line-opacity': isSeen(phase) ? own : 0,
        'line-opacity-transition': { duration: input.fadeMs, delay: 0 },
      },
    },
  }
}
