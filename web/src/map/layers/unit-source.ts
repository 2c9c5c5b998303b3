import type { Level, Unit } from '@hoanhap/server/contract.ts'
import type { VectorSourceSpecification } from 'maplibre-gl'
import type { Bbox } from '../map-canvas-props.ts'
import type { Scene, StyleInput } from './map-layer.ts'
import { oncePer } from './once-per.ts'

/** The one vector layer inside every unit tile. */
export const UNIT_SOURCE_LAYER = 'units'

/** Deeper tiles would show no finer outline. */
const MAX_TILE_ZOOM = 12

/** One source per level and day: drawings of the same units share their tiles. */
export function unitSourceId({ asOf }: Pick<Scene, 'asOf'>, level: Level): string {
  return `units-${level}-${asOf}`
}

/**
 * Tiles of the units of a level on a day; `v` makes them immutable for a year.
 * @param box no tile outside of it is asked for
 */
export function unitSource(
  input: StyleInput,
  { asOf }: Pick<Scene, 'asOf'>,
  level: Level,
  box: Bbox | null,
): VectorSourceSpecification {
  const query = new URLSearchParams({ asOf, v: input.packVersion })
  return {
    type: 'vector',
    tiles: [`${input.origin}/api/v1/tiles/units/${level}/{z}/{x}/{y}.mvt?${query}`],
    maxzoom: MAX_TILE_ZOOM,
    promoteId: 'id',
    ...(box && { bounds: [...box] }),
  }
}

/** The box of all units that have a boundary; null when none has. */
export const boxOf = oncePer((units: readonly Unit[]): Bbox | null => {
  let box: Bbox | null = null
  for (const { bbox } of units) {
    if (!bbox) continue
    const [west, south, east, north] = bbox
    box = box
      ? [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)]
      : [west, south, east, north]
  }
  return box
})
