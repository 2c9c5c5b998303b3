import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapPalette } from '../../palettes/palette.ts'
import { isOneOf, matchUnits } from '../expressions.ts'
import {
  type BandedLayer,
  bandOf,
  isSeen,
  layerState,
  type Scene,
  type StagedScene,
  type StyleInput,
} from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'
import { figureState, unitsByColour } from './colours.ts'
import { circleSourceId } from './source.ts'

/** States without a number, each with its own texture. */
export const PATTERNED_STATES = ['suppressed', 'noData', 'notApplicable'] as const
export type PatternedState = (typeof PATTERNED_STATES)[number]

export function patternId(state: PatternedState): string {
  return `pattern-${state}`
}

/** The layer that takes the pointer: every unit is in it, whatever is drawn over it. */
export function fillLayerId({ drawing }: Pick<Scene, 'drawing'>): string {
  return `unit-fill-${drawing}`
}
export function patternLayerId({ drawing }: Pick<Scene, 'drawing'>, state: PatternedState): string {
  return `unit-${state}-${drawing}`
}
export function circleLayerId({ drawing }: Pick<Scene, 'drawing'>): string {
  return `unit-circle-${drawing}`
}

export function style(input: StyleInput): BandedLayer[] {
  const { on, opacity } = layerState(input, 'figures')
  return input.scenes.flatMap((staged) => {
    const { scene } = staged
    const seen = isSeen(staged.phase)
    const shown = seen && on ? opacity : 0
    return scene.draw === 'circles'
      ? [fill(input, staged, seen ? 1 : 0, groundColour(scene, input.palette)), circles(input, staged, shown)]
      : [
          fill(input, staged, shown, figureColour(scene, input.palette)),
          ...PATTERNED_STATES.map((state) => pattern(input, staged, state, shown)),
        ]
  })
}

/** Units outside the place keep their outline only. */
const NOT_IN_PLACE = 'rgba(0,0,0,0)'

type FillColour = ReturnType<typeof matchUnits>

/** The colour of each unit's class; of a live drawing it stands in the unit's state. */
function figureColour(scene: Scene, palette: MapPalette): FillColour {
  if (scene.live) return ['to-color', ['feature-state', figureState(scene)], NOT_IN_PLACE]
  return matchUnits(unitsByColour(scene.set, palette), NOT_IN_PLACE)
}

function groundColour({ set }: Scene, palette: MapPalette): FillColour {
  return matchUnits([{ value: palette.circleGround, ids: [...set.byUnit.keys()] }], NOT_IN_PLACE)
}

function fill(
  input: StyleInput,
  { scene, phase }: StagedScene,
  opacity: number,
  colour: FillColour,
): BandedLayer {
  return {
    band: bandOf('fill', phase),
    layer: {
      id: fillLayerId(scene),
      type: 'fill',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      ...(scene.live && { filter: ownBucket(scene) }),
      paint: {
        'fill-color': colour,
        // Its edge lies under a line of its own.
        'fill-antialias': false,
        'fill-opacity': opacity,
        'fill-opacity-transition': { duration: input.fadeMs, delay: 0 },
      },
    },
  }
}

/** True of every unit: a layer that reads states may only leave the map with all layers of its bucket. */
function ownBucket({ drawing }: Scene): FilterSpecification {
  return ['!=', ['get', 'id'], -drawing]
}

function pattern(
  input: StyleInput,
  { scene, phase }: StagedScene,
  state: PatternedState,
  opacity: number,
): BandedLayer {
  const ids = scene.set.figures.filter((figure) => figure.state === state).map((figure) => figure.unitId)
  return {
    band: bandOf('fill', phase),
    layer: {
      id: patternLayerId(scene, state),
      type: 'fill',
      source: unitSourceId(scene, scene.level),
      'source-layer': UNIT_SOURCE_LAYER,
      filter: isOneOf(ids),
      paint: {
        'fill-pattern': patternId(state),
        'fill-opacity': opacity,
        'fill-opacity-transition': { duration: input.fadeMs, delay: 0 },
      },
    },
  }
}

/** Larger circles first, so that none hides a smaller one. A unit without a number is a small hollow ring. */
function circles(input: StyleInput, { scene, phase }: StagedScene, opacity: number): BandedLayer {
  const { palette } = input
  const above = scene.set.measure.palette === 'change' ? (palette.change[5] as string) : palette.circle
  const hasSize = ['>', ['get', 'radius'], 0]
  const layer: LayerSpecification = {
    id: circleLayerId(scene),
    type: 'circle',
    source: circleSourceId(scene),
    layout: { 'circle-sort-key': ['-', 0, ['get', 'radius']] },
    paint: {
      'circle-radius': ['case', hasSize, ['get', 'radius'], 3] as never,
      'circle-color': [
        'case',
        ['!', hasSize],
        palette.suppressed.ground,
        ['get', 'below'],
        palette.change[1] as string,
        above,
      ] as never,
      'circle-opacity': 0.78 * opacity,
      'circle-stroke-width': 1.2,
      'circle-stroke-color': ['case', hasSize, palette.surface, palette.suppressed.line] as never,
      'circle-stroke-opacity': opacity,
      'circle-opacity-transition': { duration: input.fadeMs, delay: 0 },
      'circle-stroke-opacity-transition': { duration: input.fadeMs, delay: 0 },
    },
  }
  return { band: bandOf('circle', phase), layer }
}
