import { degreesOf } from '@hoanhap/geo/tiles/tile-math.ts'
import type { MapMouseEvent } from 'maplibre-gl'
import { type RefObject, useEffect, useState } from 'react'
import { BY_READER } from './camera.ts'
import { type Hit, hitAt, isSameHit } from './hit.ts'
import type { CasesTarget, MapCanvasProps, MapTarget } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'
import { motion } from './motion.ts'

/** What the tooltip speaks of, and where. */
export interface PointedAt {
  target: MapTarget
  x: number
  y: number
}

/** Hover, click and double click. React hears only of a change of target, never of every move. */
export function usePointer(view: MapView | null, latest: RefObject<MapCanvasProps>): PointedAt | null {
  const [pointed, setPointed] = useState<PointedAt | null>(null)
  useEffect(() => {
    if (!view) return
    let over: Hit | null = null
    const setOver = (hit: Hit | null, x: number, y: number) => {
      if (isSameHit(over, hit)) return
      over = hit
      view.map.getCanvas().style.cursor = hit ? 'pointer' : ''
      latest.current.onHover(hit?.target.kind === 'unit' ? hit.target.unitId : null)
      setPointed(hit && { target: hit.target, x, y })
    }
    const moved = (event: MapMouseEvent) => {
      latest.current.onPointer?.([event.lngLat.lng, event.lngLat.lat])
      if (!view.map.isMoving()) setOver(hitAt(view, event.point), event.point.x, event.point.y)
    }
    const left = () => {
      latest.current.onPointer?.(null)
      setOver(null, 0, 0)
    }
    const clicked = (event: MapMouseEvent) => {
      const { onPosition } = latest.current
      if (onPosition) onPosition([event.lngLat.lng, event.lngLat.lat])
      else click(view, hitAt(view, event.point), latest.current)
    }
    const doubleClicked = (event: MapMouseEvent) => {
      const hit = hitAt(view, event.point)
      if (hit?.target.kind === 'unit') latest.current.onOpen(hit.target.unitId)
    }
    const dragged = () => setOver(null, 0, 0)
    const listening = [
      view.map.on('mousemove', moved),
      view.map.on('mouseout', left),
      view.map.on('click', clicked),
      view.map.on('dblclick', doubleClicked),
      view.map.on('movestart', dragged),
    ]
    return () => {
      for (const subscription of listening) subscription.unsubscribe()
    }
  }, [view, latest])
  return pointed
}

/** An area is selected, the ground unselects; a cluster comes closer until it falls apart, else it is listed. */
function click(view: MapView, hit: Hit | null, props: MapCanvasProps): void {
  if (hit === null) props.onSelect(null)
  else if (hit.target.kind === 'planned') props.trying?.onSelect(hit.target.placeId)
  else if (hit.target.kind === 'unit') {
    props.trying?.onSelect(null)
    props.onSelect(hit.target.unitId)
  } else if (hit.target.kind === 'cases') void clickCases(view, hit.target, props)
  else if (hit.cluster && hit.cluster.expansionZoom !== null) {
    const { position, expansionZoom } = hit.cluster
    comeCloser(view, [position[0], position[1]], expansionZoom)
  } else props.onPlaces(hit.target)
}

/** One case is opened; people come closer until they are told apart, and are listed when they never are. */
async function clickCases(view: MapView, target: CasesTarget, props: MapCanvasProps): Promise<void> {
  if (target.keys.length === 1 && target.caseIds.length === 1) {
    props.onPlaces(target)
    return
  }
  try {
    const found = await view.circles.apart(target.keys)
    if (found === null || view.closed.aborted) return
    if ('zoom' in found) comeCloser(view, degreesOf(found.middle), found.zoom)
    else props.onPlaces({ ...target, caseIds: found.caseIds })
  } catch (error) {
    // Without a look inside, the list still says who they are.
    console.info('The circle could not be looked into.', error)
    props.onPlaces(target)
  }
}

function comeCloser({ map }: MapView, center: [number, number], zoom: number): void {
  map.easeTo({ center, zoom, duration: motion().cameraMs }, BY_READER)
}
