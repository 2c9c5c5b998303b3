import type { Level, Unit } from '@hoanhap/server/contract.ts'
import type { VectorSourceSpecification } from 'maplibre-gl'
import type { Scene, StyleInput } from './map-layer.ts'

/** The one vector layer inside every unit tile. */
export const UNIT_SOURCE_LAYER = 'units'

/** Deeper tiles would show no finer outline. */
const MAX_TILE_ZOOM = 12

/** One source per level and day: drawings of the same units share their tiles. */
export function unitSourceId({ asOf }: Pick<Scene, 'asOf'>, level: Level): string {
  return `units-${level}-${asOf}`
}

/** Tiles of the units of a level on the scene's day; `v` makes them immutable for a year. */
export function unitSource(input: StyleInput, scene: Scene, level: Level): VectorSourceSpecification {
  const query = new URLSearchParams({ asOf: scene.asOf, v: input.packVersion })
  const bounds = boundsOf(scene.units)
  return {
    type: 'vector',
    tiles: [`${input.origin}/api/v1/tiles/units/${level}/{z}/{x}/{y}.mvt?${query}`],
    maxzoom: MAX_TILE_ZOOM,
    promoteId: 'id',
    ...(bounds && { bounds }),
  }
}

/** The box of all units that have a boundary, so that no tile outside it is asked for. */
function boundsOf(units: readonly Unit[]): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null
  for (const { bbox } of units) {
    if (!bbox) continue
    const [west, south, east, north] = bbox
    box = box
      ? [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)]
      : [west, south, east, north]
  }
  return box
}
