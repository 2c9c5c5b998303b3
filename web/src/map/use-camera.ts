import { type RefObject, useEffect, useRef } from 'react'
import type { Camera } from '../url-state/view-state.ts'
import { afterNextFrame } from './after-frame.ts'
import { cameraOf, fitPlace, isByReader, isSameCamera, jumpTo, uncover } from './camera.ts'
import { cardsAtRest } from './cards.ts'
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
  const stopReport = useRef(() => {})
  const { place, camera, sync } = props

  useEffect(() => {
    if (!view) return
    const note = (event: object) => {
      if (!isByReader(event)) return
      const moved = cameraOf(view.map)
      reported.current = moved
      // The last frame of a movement has enough to do: the page hears of it after that.
      stopReport.current()
      stopReport.current = afterNextFrame(() => latest.current.onCamera(moved))
    }
    view.map.on('moveend', note)
    const leave = sync?.join(view.map)
    return () => {
      view.map.off('moveend', note)
      stopReport.current()
      leave?.()
      placed.current = null
    }
  }, [view, sync, latest])

  // A camera that this map reported itself comes back through the address bar and moves nothing.
  useEffect(() => {
    if (!view) return
    const samePlace = placed.current === place.key
    if (samePlace && isSameCamera(camera, reported.current)) return
    stopReport.current()
    const animate = placed.current !== null
    reported.current = camera
    placed.current = place.key
    if (camera) jumpTo(view.map, camera)
    else fitPlace(view.map, latest.current, animate)
  }, [view, camera, place.key, latest])

  // The legend comes with the first figures, after the map was made: the place has to keep clear of it too.
  const hasFigures = props.figures !== null
  useEffect(() => {
    if (view && hasFigures && !latest.current.camera && view.stage.current === null) {
      fitPlace(view.map, latest.current, false)
    }
  }, [view, hasFigures, latest])

  useUncovered(view, props.selectedId, latest)
}

/** A newly chosen area comes out from behind the panel that opens for it. */
function useUncovered(
  view: MapView | null,
  selectedId: number | null,
  latest: RefObject<MapCanvasProps>,
): void {
  useEffect(() => {
    if (!view || selectedId === null) return
    let gone = false
    const uncoverChosen = async () => {
      await nextFrame()
      await cardsAtRest()
      const chosen = latest.current.units?.units.find(({ id }) => id === selectedId)
      if (!gone && chosen?.centroid) uncover(view.map, chosen.centroid, latest.current.padding)
    }
    void uncoverChosen()
    return () => {
      gone = true
    }
  }, [view, selectedId, latest])
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}
