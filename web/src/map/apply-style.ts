import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { maskTilesOf } from './tile-masks.ts'

/**
 * Brings the map from the style it has to the style it should have with the fewest calls. Unlike `setStyle` it
 * looks at GeoJSON only when it is another object, so that a pan never serialises thousands of points.
 */
export function applyStyle(map: MapLibreMap, before: StyleSpecification, after: StyleSpecification): void {
  const layersBefore = new Map(before.layers.map((layer) => [layer.id, layer]))
  const wanted = new Set(after.layers.map((layer) => layer.id))
  for (const id of layersBefore.keys()) if (!wanted.has(id)) map.removeLayer(id)
  updateSources(map, before, after)
  // From the top down: every layer finds the one above it already in its place.
  let above: string | undefined
  for (const layer of [...after.layers].reverse()) {
    placeLayer(map, layersBefore.get(layer.id), layer, above)
    maskTilesOf(map, layer)
    above = layer.id
  }
}

function updateSources(map: MapLibreMap, before: StyleSpecification, after: StyleSpecification): void {
  for (const id of Object.keys(before.sources)) if (!(id in after.sources)) map.removeSource(id)
  for (const [id, source] of Object.entries(after.sources)) {
    const old = before.sources[id]
    if (!old) map.addSource(id, source)
    else if (source.type === 'geojson' && old.type === 'geojson' && differ(source.data, old.data)) {
      map.getSource<GeoJSONSource>(id)?.setData(source.data)
    }
  }
}

function placeLayer(
  map: MapLibreMap,
  before: LayerSpecification | undefined,
  layer: LayerSpecification,
  above: string | undefined,
): void {
  if (!before) {
    map.addLayer(layer, above)
    return
  }
  updateLayer(map, before, layer)
  const order = map.getLayersOrder()
  if (order[order.indexOf(layer.id) + 1] !== above) map.moveLayer(layer.id, above)
}

type Properties = Record<string, unknown>

function updateLayer(map: MapLibreMap, before: LayerSpecification, layer: LayerSpecification): void {
  const { id } = layer
  const filters = [filterOf(before), filterOf(layer)]
  if (differ(filters[0], filters[1])) map.setFilter(id, filters[1] ?? null)
  changed(before.layout, layer.layout, (name, value) =>
    map.setLayoutProperty(id, name as never, value as never),
  )
  changed(before.paint, layer.paint, (name, value) => map.setPaintProperty(id, name as never, value as never))
}

function filterOf(layer: LayerSpecification) {
  return 'filter' in layer ? layer.filter : undefined
}

function changed(before: object = {}, after: object = {}, set: (name: string, value: unknown) => void): void {
  const [old, next] = [before as Properties, after as Properties]
  for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) {
    if (differ(old[name], next[name])) set(name, next[name])
  }
}

function differ(a: unknown, b: unknown): boolean {
  return a !== b && JSON.stringify(a) !== JSON.stringify(b)
}
