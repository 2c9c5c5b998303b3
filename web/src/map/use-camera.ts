import { type RefObject, useEffect, useRef } from 'react'
import type { Camera } from '../url-state/view-state.ts'
import { cameraOf, fitBox, isByReader, isSameCamera, jumpTo } from './camera.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'

/** Fits the place, follows the link's camera, and reports where a reader moved the map. */
export function useCamera(
  view: MapView | null,
  props: MapCanvasProps,
  latest: RefObject<MapCanvasProps>,
): void {
  const reported = useRef<Camera | null>(null)
  const placed = useRef<string | null>(null)
  const { place, camera, sync } = props

  useEffect(() => {
    if (!view) return
    const moved = (event: object) => {
      if (!isByReader(event)) return
      reported.current = cameraOf(view.map)
      latest.current.onCamera(reported.current)
    }
    view.map.on('moveend', moved)
    const leave = sync?.join(view.map)
    return () => {
      view.map.off('moveend', moved)
      leave?.()
      placed.current = null
    }
  }, [view, sync, latest])

  // A camera that this map reported itself comes back through the address bar and moves nothing.
  useEffect(() => {
    if (!view) return
    const samePlace = placed.current === place.key
    if (samePlace && isSameCamera(camera, reported.current)) return
    const animate = placed.current !== null
    reported.current = camera
    placed.current = place.key
    if (camera) jumpTo(view.map, camera)
    else fitBox(view.map, latest.current.place.bbox, latest.current.padding, animate)
  }, [view, camera, place.key, latest])
}
