import { whenFlagged } from '../expressions.ts'
import { type Band, type BandedLayer, currentScenes, type Scene, type StyleInput } from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'

/** Hover and selection of the drawing that is seen; which unit it is stands in the tiles' feature-state. */
export function style(input: StyleInput): BandedLayer[] {
  const { palette } = input
  return currentScenes(input).flatMap((scene) => [
    veil(scene, palette.hoverVeil),
    outline(scene, 'hover', 'hover', palette.ink, 1.5),
    outline(scene, 'selection', 'selected', palette.selectionHalo, 6.5),
    outline(scene, 'selection', 'selected', palette.ink, 2.6),
  ])
}

function veil(scene: Scene, colour: string): BandedLayer {
  return {
    band: 'hover',
    layer: {
      id: `unit-hover-veil-${scene.drawing}`,
      type: 'fill',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      paint: { 'fill-color': colour, 'fill-opacity': whenFlagged('hover', 0.07) },
    },
  }
}

function outline(
  scene: Scene,
  band: Band,
  flag: 'hover' | 'selected',
  colour: string,
  width: number,
): BandedLayer {
  return {
    band,
    layer: {
      id: `unit-${flag}-${width}-${scene.drawing}`,
      type: 'line',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': width, 'line-opacity': whenFlagged(flag, 1) },
    },
  }
}
