import { encodePoints } from '@hoanhap/geo/tiles/encode-points.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import type { CaseMark } from './case-tile-features.ts'

/** Name of the layer in every case tile. */
const CASE_LAYER = 'cases'
const EXTENT = 4096

/** A vector tile of marks, which are all of one kind: counts of people, or single cases. */
export function caseTileBody(tile: Tile, marks: readonly CaseMark[]): Uint8Array {
  const pixels = marks.map(({ place }) => pixelOf(tile, place))
  return encodePoints({
    name: CASE_LAYER,
    extent: EXTENT,
    property: marks.some(({ properties }) => 'id' in properties) ? 'id' : 'count',
    values: marks.map(({ properties }) => ('id' in properties ? properties.id : properties.count)),
    x: pixels.map(([x]) => x),
    y: pixels.map(([, y]) => y),
  })
}

/** Counted from the north-west corner; a place on an edge is drawn in the tile that holds it. */
function pixelOf({ z, x, y }: Tile, [worldX, worldY]: readonly [number, number]): [number, number] {
  const tiles = 2 ** z
  return [inside(worldX * tiles - x), inside(worldY * tiles - y)]
}

function inside(share: number): number {
  return Math.min(EXTENT - 1, Math.max(0, Math.floor(share * EXTENT)))
}
