import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'

/**
 * MapLibre draws the masks of a layer's tiles twice a frame also where the layer itself has opacity 0: the drawings that
 * are only prepared took half of the draws of a frame. A layer that shows nothing goes without them.
 */
export function maskTilesOf(map: MapLibreMap, layer: LayerSpecification): void {
  const drawn = map.getLayer(layer.id)
  if (!drawn) return
  if (showsNothing(layer)) drawn.isTileClipped = never
  else Reflect.deleteProperty(drawn, 'isTileClipped')
}

/** Whether a layer of areas or lines is wholly transparent, as hover and selection are while there is none. */
export function showsNothing({ paint }: LayerSpecification): boolean {
  if (!paint) return false
  return (
    ('fill-opacity' in paint && paint['fill-opacity'] === 0) ||
    ('line-opacity' in paint && paint['line-opacity'] === 0)
  )
}

function never(): boolean {
  return false
}
