import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { MAP_LAYERS } from './layers/index.ts'
import { BANDS, type BandedLayer, type MapLayer, type StyleInput } from './layers/map-layer.ts'

/**
 * The whole style as a pure function of the input. Bands decide what lies over what; inside a band the order of the
 * reader's layer list does.
 */
export function composeStyle(input: StyleInput): StyleSpecification {
  const layers = MAP_LAYERS.map((layer) => ({ layer, place: placeInList(layer, input) }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ layer }) => layer.style(input))
  return { version: 8, sources: sourcesOf(input), layers: inBands(layers) }
}

function sourcesOf(input: StyleInput): Record<string, SourceSpecification> {
  return Object.assign({}, ...MAP_LAYERS.map((layer) => layer.sources(input)))
}

/** Layers that the reader cannot move stay before those that can. */
function placeInList({ id }: MapLayer, { layers }: StyleInput): number {
  return layers.findIndex((layer) => layer.id === id)
}

function inBands(layers: readonly BandedLayer[]): LayerSpecification[] {
  return BANDS.flatMap((band) => {
    const within = layers.filter((layer) => layer.band === band).map(({ layer }) => layer)
    return band === 'unseen' ? bySource(within) : within
  })
}

function bySource(layers: readonly LayerSpecification[]): LayerSpecification[] {
  return [...layers].sort((a, b) => sourceOf(a).localeCompare(sourceOf(b)))
}

function sourceOf(layer: LayerSpecification): string {
  return 'source' in layer && typeof layer.source === 'string' ? layer.source : ''
}
