import type { MultiPolygon } from 'geojson'

/** Polygons that came together and share borders: the units of one level in one vintage. */
export interface DrawnLayer {
  shapes: { key: string; geometry: MultiPolygon }[]
}

/** A polygon that is made by joining others. */
export interface JoinedShape {
  key: string
  /** Shapes of one plane have members that do not overlap, and are joined in one go. */
  plane: string
  memberKeys: string[]
}

/** Everything drawn of one level over a time in which nothing of it changes. */
export interface TileSetPlan {
  /** The caller's number for the set. */
  set: number
  features: { unitId: number; code: string; name: string; shapeKey: string }[]
}

/** What the geometry worker is asked to do. Shape keys are unique over all layers. */
export interface GeometryJob {
  layers: DrawnLayer[]
  /** In order: a joined shape may be a member of a later one. */
  joined: JoinedShape[][]
  tileSets: TileSetPlan[]
}

export interface TileRow {
  z: number
  x: number
  y: number
  /** Gzip-compressed vector tile. */
  body: Uint8Array
}

/** What the geometry worker says while it works. */
export type GeometryMessage =
  | { kind: 'outlines'; outlines: { key: string; geometry: MultiPolygon }[] }
  | { kind: 'tiles'; set: number; tiles: TileRow[] }
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'finished' }
