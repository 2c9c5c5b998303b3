import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { MapTarget } from './map-canvas-props.ts'
import type { PointedAt } from './use-pointer.ts'

const GAP_PX = 14

/** A floating note beside the pointer; it never takes the pointer itself. */
export function MapTooltip({
  pointed,
  content,
}: {
  pointed: PointedAt | null
  content: (target: MapTarget) => ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current && pointed) place(box.current, pointed)
  }, [pointed])
  const shown = pointed && content(pointed.target)
  if (!shown) return null
  return (
    <div ref={box} className="map-tooltip" role="tooltip">
      {shown}
    </div>
  )
}

/** To the lower right of the pointer, or to the side where there is room. */
function place(box: HTMLElement, { x, y }: PointedAt): void {
  const frame = box.parentElement
  if (!frame) return
  const left = x + GAP_PX + box.offsetWidth > frame.clientWidth ? x - GAP_PX - box.offsetWidth : x + GAP_PX
  const top = y + GAP_PX + box.offsetHeight > frame.clientHeight ? y - GAP_PX - box.offsetHeight : y + GAP_PX
  box.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`
}
