import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import type { CaseMark } from './case-tile-features.ts'

/** Name of the layer in every case tile. */
const CASE_LAYER = 'cases'
const EXTENT = 4096

/** A vector tile of marks. */
export function caseTileBody(tile: Tile, marks: readonly CaseMark[]): Uint8Array {
  const features = marks.map(({ place, properties }) => ({
    type: 1 as const,
    geometry: [pixelOf(tile, place)],
    tags: properties,
  }))
  const layer = new GeoJSONWrapper(features, { version: 2, extent: EXTENT })
  layer.name = CASE_LAYER
  return fromVectorTileJs({ layers: { [CASE_LAYER]: layer } })
}

/** Counted from the north-west corner; a place on an edge is drawn in the tile that holds it. */
function pixelOf({ z, x, y }: Tile, [worldX, worldY]: readonly [number, number]): [number, number] {
  const inside = (share: number) => Math.min(EXTENT - 1, Math.max(0, Math.floor(share * EXTENT)))
  return [inside(worldX * 2 ** z - x), inside(worldY * 2 ** z - y)]
}
