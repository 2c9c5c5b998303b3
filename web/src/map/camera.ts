import { worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { roundCamera } from '../url-state/link-text.ts'
import type { Camera } from '../url-state/view-state.ts'
import { cardsOver } from './cards.ts'
import { freeRoom, holds, roomForShape, type ScreenBox, type Shape } from './free-room.ts'
import { NATIONAL_BOX } from './layers/context/islands.ts'
import type { Bbox, MapCanvasProps, Padding } from './map-canvas-props.ts'
import { motion } from './motion.ts'

type OpeningView = Pick<MapCanvasProps, 'camera' | 'place' | 'padding'>
type FittedView = Pick<MapCanvasProps, 'place' | 'padding' | 'units' | 'figures'>

const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 }
const EDGE_PX = 24
const CLOSEST_FIT_ZOOM = 13.5

/** Marks a move that a reader made with a key or a button. */
export const BY_READER = { byReader: true }

/** Fits the place into what no panel covers; the whole country with both archipelagos when it has no box. */
export function fitPlace(
  map: MapLibreMap,
  { place, padding, units, figures }: FittedView,
  animate = true,
): void {
  const shown = units?.units.filter(({ id }) => figures?.byUnit.has(id)) ?? []
  const parts = place.bbox ? shown.flatMap(({ bbox }) => (bbox ? [bbox] : [])) : []
  fitBox(map, place.bbox, { padding, parts, animate })
}

interface Fitting {
  padding?: Padding
  /** Boxes of what lies in it; none where that is not known. */
  parts?: readonly Bbox[]
  animate: boolean
}

function fitBox(
  map: MapLibreMap,
  box: Bbox | null,
  { padding = NO_PADDING, parts = [], animate }: Fitting,
): void {
  const [west, south, east, north] = box ?? NATIONAL_BOX
  map.fitBounds([west, south, east, north], {
    padding: clearOfCards(map, padding, shapeOf(box ?? NATIONAL_BOX, parts)),
    maxZoom: CLOSEST_FIT_ZOOM,
    duration: animate ? motion().cameraMs : 0,
  })
}

/** Where a map looks when it is made: at the camera of the link, else at the place. */
export function openCamera(map: MapLibreMap, { camera, place, padding }: OpeningView): void {
  if (camera) jumpTo(map, camera)
  else fitBox(map, place.bbox, { padding, animate: false })
}

/** Moves a position that a panel covers into the middle of what is free. */
export function uncover(map: MapLibreMap, position: readonly [number, number], padding = NO_PADDING): void {
  const point = map.project([position[0], position[1]])
  const cards = cardsOver(map.getContainer())
  if (!cards.some((card) => holds(card, point))) return
  const { left, top, right, bottom } = freeRoom(inside(map, withEdge(map, padding)), cards, 1)
  const offset: [number, number] = [point.x - (left + right) / 2, point.y - (top + bottom) / 2]
  map.panBy(offset, { duration: motion().cameraMs })
}

/** The padding that keeps a box out of the panels as well. */
function clearOfCards(map: MapLibreMap, padding: Padding, shape: Shape): Padding {
  const whole = inside(map, withEdge(map, padding))
  const { clientWidth, clientHeight } = map.getContainer()
  const room = roomForShape(whole, cardsOver(map.getContainer()), shape)
  return {
    top: room.top,
    right: clientWidth - room.right,
    bottom: clientHeight - room.bottom,
    left: room.left,
  }
}

function inside(map: MapLibreMap, { top, right, bottom, left }: Padding): ScreenBox {
  const { clientWidth, clientHeight } = map.getContainer()
  return { left, top, right: clientWidth - right, bottom: clientHeight - bottom }
}

/** So much of a part's box, at each side, seldom holds anything of it. */
const EMPTY_SHARE = 0.1

/** A box of degrees, and what lies in it, as they are drawn in web mercator. */
function shapeOf([west, south, east, north]: Bbox, parts: readonly Bbox[]): Shape {
  const [left, top] = worldPlace(west, north)
  const [right, bottom] = worldPlace(east, south)
  const [width, height] = [Math.max(right - left, 1e-9), Math.max(bottom - top, 1e-9)]
  const shares = parts.map((part): ScreenBox => {
    const [upperLeft, lowerRight] = [worldPlace(part[0], part[3]), worldPlace(part[2], part[1])]
    const [across, down] = [lowerRight[0] - upperLeft[0], lowerRight[1] - upperLeft[1]]
    return {
      left: (upperLeft[0] + EMPTY_SHARE * across - left) / width,
      top: (upperLeft[1] + EMPTY_SHARE * down - top) / height,
      right: (lowerRight[0] - EMPTY_SHARE * across - left) / width,
      bottom: (lowerRight[1] - EMPTY_SHARE * down - top) / height,
    }
  })
  return { widthToHeight: width / height, parts: shares }
}

/** A narrow window gives up its edges before the map has no room left. */
function withEdge(map: MapLibreMap, { top, right, bottom, left }: Padding): Padding {
  const { clientWidth, clientHeight } = map.getContainer()
  const wide = left + right + 2 * EDGE_PX < clientWidth * 0.8
  const high = top + bottom + 2 * EDGE_PX < clientHeight * 0.8
  return {
    top: high ? top + EDGE_PX : EDGE_PX / 2,
    bottom: high ? bottom + EDGE_PX : EDGE_PX / 2,
    left: wide ? left + EDGE_PX : EDGE_PX / 2,
    right: wide ? right + EDGE_PX : EDGE_PX / 2,
  }
}

export function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter()
  return roundCamera({ lon: lng, lat, zoom: map.getZoom() })
}

export function jumpTo(map: MapLibreMap, { lon, lat, zoom }: Camera): void {
  map.jumpTo({ center: [lon, lat], zoom })
}

export function isSameCamera(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b
  return a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom
}

/** Whether a reader moved the map, by gesture or by key. */
export function isByReader(event: object): boolean {
  return ('originalEvent' in event && event.originalEvent !== undefined) || 'byReader' in event
}
