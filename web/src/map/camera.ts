import type { Map as MapLibreMap } from 'maplibre-gl'
import { roundCamera } from '../url-state/serialise.ts'
import type { Camera } from '../url-state/view-state.ts'
import { NATIONAL_BOX } from './layers/context/islands.ts'
import type { Bbox, MapCanvasProps, Padding } from './map-canvas-props.ts'
import { motion } from './motion.ts'

type OpeningView = Pick<MapCanvasProps, 'camera' | 'place' | 'padding'>

const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 }
const EDGE_PX = 24
const CLOSEST_FIT_ZOOM = 13.5

/** Marks a move that a reader made with a key or a button. */
export const BY_READER = { byReader: true }

/** Fits a box into what the floating panels leave free; the whole country with both archipelagos when null. */
export function fitBox(map: MapLibreMap, box: Bbox | null, padding = NO_PADDING, animate = true): void {
  const [west, south, east, north] = box ?? NATIONAL_BOX
  map.fitBounds([west, south, east, north], {
    padding: withEdge(map, padding),
    maxZoom: CLOSEST_FIT_ZOOM,
    duration: animate ? motion().cameraMs : 0,
  })
}

/** Where a map looks when it is made: at the camera of the link, else at the place. */
export function openCamera(map: MapLibreMap, { camera, place, padding }: OpeningView): void {
  if (camera) jumpTo(map, camera)
  else fitBox(map, place.bbox, padding, false)
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
