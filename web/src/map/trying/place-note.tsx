import type { LonLat } from '@hoanhap/geo/units.ts'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { MapView } from '../map-view.ts'

/** Below the sign of a place. */
const GAP_PX = 30
const EDGE_PX = 6

/** A note that stays beside a place while the map moves under it. */
export function PlaceNote({ view, point, note }: { view: MapView | null; point: LonLat; note: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [lon, lat] = point
  useLayoutEffect(() => {
    if (!view) return
    const stand = () => box.current && standAt(box.current, view.map.project([lon, lat]))
    stand()
    const moving = view.map.on('move', stand)
    return () => moving.unsubscribe()
  })
  return (
    <div ref={box} className="place-note">
      {note}
    </div>
  )
}

/** Under the place, or above it where the map ends; never over the edge. */
function standAt(box: HTMLElement, { x, y }: { x: number; y: number }): void {
  const frame = box.parentElement
  if (!frame) return
  const { offsetWidth: width, offsetHeight: height } = box
  const left = Math.min(frame.clientWidth - width - EDGE_PX, Math.max(EDGE_PX, x - width / 2))
  const below = y + GAP_PX
  const top = below + height > frame.clientHeight ? y - GAP_PX - height : below
  box.style.transform = `translate(${left}px, ${top}px)`
  box.hidden = x < 0 || y < 0 || x > frame.clientWidth || y > frame.clientHeight
}
