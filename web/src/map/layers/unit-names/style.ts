import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { FONT_BOLD, FONT_MEDIUM } from '../fonts.ts'
import {
  type BandedLayer,
  bandOf,
  isSeen,
  layerState,
  namedScenes,
  type Scene,
  type StagedScene,
  type StyleInput,
} from '../map-layer.ts'
import { nameSourceId } from './source.ts'

/** Names from inner points, the largest area first, dropped where they would touch a name or a marker. */
export function style(input: StyleInput): BandedLayer[] {
  const { on, opacity } = layerState(input, 'names')
  if (!on) return []
  return namedScenes(input).flatMap((staged) => [names(input, staged, opacity), selectedName(input, staged)])
}

function nameLayerId({ drawing }: Pick<Scene, 'drawing'>): string {
  return `unit-name-${drawing}`
}

function names(input: StyleInput, { scene, phase }: StagedScene, opacity: number): BandedLayer {
  const fits: ExpressionSpecification = ['>=', ['zoom'], ['get', 'fromZoom']]
  return {
    band: bandOf('name', phase),
    layer: {
      id: nameLayerId(scene),
      type: 'symbol',
      source: nameSourceId(scene),
      filter: ['all', fits, ['!=', ['get', 'id'], input.selectedId ?? 0]],
      layout: {
        ...nameLayout(scene),
        'text-font': FONT_MEDIUM,
        'text-size': scene.level === 'commune' ? 11 : 12.5,
        // A marker on the inner point pushes the name above or below it.
        'text-variable-anchor': ['center', 'bottom', 'top'],
        'text-radial-offset': 1.1,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: { ...namePaint(input), 'text-opacity': isSeen(phase) ? opacity : 0 },
    },
  }
}

/** The selected unit is named at every zoom. */
function selectedName(input: StyleInput, { scene, phase }: StagedScene): BandedLayer {
  return {
    band: bandOf('name', phase),
    layer: {
      id: `${nameLayerId(scene)}-selected`,
      type: 'symbol',
      source: nameSourceId(scene),
      filter: ['==', ['get', 'id'], input.selectedId ?? 0],
      layout: {
        ...nameLayout(scene),
        'text-font': FONT_BOLD,
        'text-size': scene.level === 'commune' ? 12.5 : 14,
        'text-allow-overlap': true,
      },
      paint: { ...namePaint(input), 'text-opacity': isSeen(phase) ? 1 : 0 },
    },
  }
}

function nameLayout({ level }: Scene): NonNullable<SymbolLayerSpecification['layout']> {
  return {
    'text-field': ['get', 'name'],
    'text-line-height': 1.28,
    'text-max-width': level === 'commune' ? 5.5 : 7,
    'text-padding': 2,
    'text-justify': 'center',
  }
}

function namePaint({ palette }: StyleInput): NonNullable<SymbolLayerSpecification['paint']> {
  return {
    'text-color': palette.ink,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.5,
    'text-halo-blur': 0.3,
  }
}
