import { gzipSync } from 'node:zlib'
import { tilesCovering } from '@hoanhap/geo/tiles/tile-math.ts'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { FeatureCollection } from 'geojson'
import { boxOf } from '../packs/point-in-polygon.ts'
import type { TileRow, TileSetPlan } from './geometry-job.ts'
import type { LevelOfDetail } from './levels-of-detail.ts'
import type { Shapes } from './shapes.ts'

/** Name of the layer in every unit tile. */
const UNIT_LAYER = 'units'
const EXTENT = 4096

/**
 * Cuts one level of detail of a tile set into tiles. Lines are not simplified any further: that would happen ring by
 * ring and tear shared borders apart.
 */
export function cutTiles(plan: TileSetPlan, shapes: Shapes, detail: LevelOfDetail): TileRow[] {
  const features = toFeatures(plan, shapes)
  if (features.features.length === 0) return []
  const index = new GeoJSONVT(features, {
    maxZoom: detail.maxZoom,
    indexMaxZoom: detail.minZoom,
    tolerance: 0,
    extent: EXTENT,
    buffer: 64,
  })
  return zoomsOf(detail).flatMap((z) =>
    wantedTiles(plan, shapes, z).flatMap(({ x, y }) => {
      const tile = index.getTile(z, x, y)
      if (!tile || tile.features.length === 0) return []
      return [
        { z, x, y, body: gzipSync(fromGeojsonVt({ [UNIT_LAYER]: tile }, { version: 2, extent: EXTENT })) },
      ]
    }),
  )
}

function zoomsOf({ minZoom, maxZoom }: LevelOfDetail): number[] {
  return Array.from({ length: maxZoom - minZoom + 1 }, (_, offset) => minZoom + offset)
}

/** The tiles under the boxes of the shapes, each once. Scattered islands do not bring the sea between them. */
function wantedTiles(plan: TileSetPlan, shapes: Shapes, z: number): { x: number; y: number }[] {
  const wanted = new Map<string, { x: number; y: number }>()
  for (const { shapeKey } of plan.features) {
    const shape = shapes.get(shapeKey)
    for (const tile of shape ? tilesCovering(boxOf(shape), z) : []) wanted.set(`${tile.x}/${tile.y}`, tile)
  }
  return [...wanted.values()]
}

function toFeatures(plan: TileSetPlan, shapes: Shapes): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: plan.features.map(({ unitId, code, name, shapeKey }) => {
      const geometry = shapes.get(shapeKey)
      if (!geometry) throw new Error(`no shape ${shapeKey} for unit ${code}`)
      return { type: 'Feature', id: unitId, properties: { id: unitId, code, name }, geometry }
    }),
  }
}
