import type { RefObject } from 'react'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import type { MapView } from '../map-view.ts'

/** On the sign of the chosen place itself; beside it the wheel zooms the map. */
const ROOM_PX = 20
/** One notch of a wheel is about 100; a touchpad sends many small steps. */
const NOTCH_PX = 50

/** A wheel turned on the chosen place changes its openings. Returns how to stop listening. */
export function listenToWheel(view: MapView, latest: RefObject<MapCanvasProps>): () => void {
  const container = view.map.getCanvasContainer()
  let turned = 0
  const turn = (event: WheelEvent) => {
    const { planned, trying } = latest.current
    const place = planned?.trial.find(({ selected, removed }) => selected && !removed)
    if (!place || !trying?.onResize || !isOn(view, event, place.point)) return
    event.preventDefault()
    event.stopPropagation()
    turned -= event.deltaY
    const notches = Math.trunc(turned / NOTCH_PX)
    if (notches === 0) return
    turned = 0
    trying.onResize(place.id, Math.sign(notches))
  }
  container.addEventListener('wheel', turn, { capture: true, passive: false })
  return () => container.removeEventListener('wheel', turn, { capture: true })
}

function isOn(view: MapView, event: WheelEvent, [lon, lat]: readonly [number, number]): boolean {
  const { left, top } = view.map.getCanvas().getBoundingClientRect()
  const { x, y } = view.map.project([lon, lat])
  return Math.hypot(event.clientX - left - x, event.clientY - top - y) <= ROOM_PX
}
