import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'

/** What `composeStyle` writes on a layer that lies under the sea. */
export const UNSEEN = { unseen: true } as const

/**
 * MapLibre draws the masks of a layer's tiles twice a frame also where the layer itself has opacity 0: the drawings that
 * are only prepared took half of the draws of a frame. A layer that is not seen goes without them.
 */
export function maskTilesOf(map: MapLibreMap, layer: LayerSpecification): void {
  const drawn = map.getLayer(layer.id)
  if (!drawn) return
  if (layer.metadata === UNSEEN) drawn.isTileClipped = never
  else Reflect.deleteProperty(drawn, 'isTileClipped')
}

function never(): boolean {
  return false
}
