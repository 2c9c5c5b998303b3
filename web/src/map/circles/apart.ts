import { cellZoomOf, FINEST_DRAWN_ZOOM } from '@hoanhap/geo/tiles/cells.ts'
import { type Tile, tileOfPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import { MAX_TILE_ZOOM } from '../layers/cases/source.ts'
import { type Circle, cellAt } from './circle.ts'

/** Where a circle falls apart: the zoom from which on its parts are seen, and their middle. */
export interface Apart {
  zoom: number
  /** Share of the world from the north-west. */
  middle: readonly [x: number, y: number]
}

/** What lies on one spot, however close the map comes: the cases where they are known one by one. */
export interface OneSpot {
  caseIds: readonly number[]
}

/**
 * Looks into a circle until it falls apart: its cell is a tile of a closer zoom, whose circles are its parts.
 * @param ask the circles of a tile
 */
export async function fallApart(
  circle: Pick<Circle, 'place' | 'cellZoom'>,
  ask: (tile: Tile) => Promise<readonly Circle[]>,
): Promise<Apart | OneSpot> {
  const { place, cellZoom } = circle
  const inCell = (one: Circle) => cellAt(one.place, cellZoom) === cellAt(place, cellZoom)
  const parts = (await ask(tileOfPlace(place, Math.min(cellZoom, MAX_TILE_ZOOM)))).filter(inCell)
  if (parts.some(({ caseId }) => caseId !== null)) return casesApart(parts)
  const [only] = parts
  if (!only) return { caseIds: [] }
  if (parts.length > 1) return { zoom: zoomOfCells(parts), middle: middleOf(parts) }
  return only.cellZoom > cellZoom ? fallApart(only, ask) : { caseIds: [] }
}

/** Two points of people are told apart from this distance on, in pixels. */
const TOLD_APART_PX = 12
const TILE_PX = 512
/** From this zoom on there are points. */
const POINT_ZOOM = 14

/** Points that a closer look tells apart, or cases on one spot. */
export function casesApart(cases: readonly Circle[]): Apart | OneSpot {
  const [width, height] = sidesOf(cases)
  for (let zoom = POINT_ZOOM; zoom <= MAX_TILE_ZOOM; zoom++)
    if (Math.max(width, height) * TILE_PX * 2 ** zoom >= TOLD_APART_PX)
      return { zoom, middle: middleOf(cases) }
  return { caseIds: cases.flatMap(({ caseId }) => caseId ?? []) }
}

/** The first zoom whose cells hold them apart. */
function zoomOfCells(parts: readonly Circle[]): number {
  const apart = (cellZoom: number) => new Set(parts.map(({ place }) => cellAt(place, cellZoom))).size > 1
  let zoom = 0
  while (!apart(cellZoomOf(zoom)) && cellZoomOf(zoom) < FINEST_DRAWN_ZOOM) zoom++
  return zoom
}

function boxOf(circles: readonly Circle[]): [west: number, north: number, east: number, south: number] {
  const [xs, ys] = [circles.map(({ place }) => place[0]), circles.map(({ place }) => place[1])]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function middleOf(circles: readonly Circle[]): [x: number, y: number] {
  const [west, north, east, south] = boxOf(circles)
  return [(west + east) / 2, (north + south) / 2]
}

function sidesOf(circles: readonly Circle[]): [width: number, height: number] {
  const [west, north, east, south] = boxOf(circles)
  return [east - west, south - north]
}
