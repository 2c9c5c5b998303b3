import type { LayerId, LayerState } from '../../../url-state/view-state.ts'

/** Changes of the layer list; the list runs from the bottom of the map to the top. */

/** One layer with some of its fields changed. */
export function changedLayer(
  layers: readonly LayerState[],
  id: LayerId,
  part: Partial<LayerState>,
): LayerState[] {
  return layers.map((layer) => (layer.id === id ? { ...layer, ...part } : layer))
}

/** The layer so many places nearer to the top (negative: to the bottom); at an end it stays. */
export function movedLayer(layers: readonly LayerState[], id: LayerId, steps: number): LayerState[] {
  const from = layers.findIndex((layer) => layer.id === id)
  const layer = layers[from]
  if (!layer) return [...layers]
  const others = layers.filter((other) => other.id !== id)
  const to = Math.max(0, Math.min(others.length, from + steps))
  return [...others.slice(0, to), layer, ...others.slice(to)]
}
