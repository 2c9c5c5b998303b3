/**
 * How coarse the lines are at which zooms. The interval is about half a pixel of a 512-pixel tile at the largest zoom
 * of the range (78,271 m / 2^z), so that nobody sees the difference; the last one also serves zooms beyond it.
 */
export const LEVELS_OF_DETAIL = [
  { minZoom: 0, maxZoom: 5, intervalMeters: 1000 },
  { minZoom: 6, maxZoom: 8, intervalMeters: 120 },
  { minZoom: 9, maxZoom: 10, intervalMeters: 30 },
  { minZoom: 11, maxZoom: 12, intervalMeters: 5 },
] as const
export type LevelOfDetail = (typeof LEVELS_OF_DETAIL)[number]

/** Tiles are cut down to this zoom; a map magnifies the last ones. */
export const MAX_TILE_ZOOM = 12
