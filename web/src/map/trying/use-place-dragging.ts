import { type RefObject, useEffect, useState } from 'react'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import type { MapView } from '../map-view.ts'
import { fetchTool, type Handle, PlaceDragging } from './place-dragging.ts'
import { listenToWheel } from './place-wheel.ts'

/** Pointer, finger and wheel on the places that are being tried. */
export function usePlaceDragging(
  view: MapView | null,
  { planned, trying }: Pick<MapCanvasProps, 'planned' | 'trying'>,
  latest: RefObject<MapCanvasProps>,
): void {
  const trial = planned?.trial
  const wanted = Boolean(trying && trial && trial.length > 0)
  useToolAhead(trying ? view : null)
  const dragging = useDragging(wanted ? view : null, latest)
  useEffect(() => {
    const handles = (trial ?? []).filter(({ removed }) => !removed)
    dragging?.show(handles.map(({ id, point }): Handle => ({ id, point })))
  }, [dragging, trial])
  useEffect(() => (view && wanted ? listenToWheel(view, latest) : undefined), [view, wanted, latest])
}

/** Once the map has drawn what was asked for. Without a connection the tool is fetched again when it is needed. */
function useToolAhead(view: MapView | null): void {
  useEffect(() => {
    if (!view) return
    const fetchAhead = () => void fetchTool().catch(() => undefined)
    view.map.once('idle', fetchAhead)
    return () => void view.map.off('idle', fetchAhead)
  }, [view])
}

function useDragging(view: MapView | null, latest: RefObject<MapCanvasProps>): PlaceDragging | null {
  const [dragging, setDragging] = useState<PlaceDragging | null>(null)
  useEffect(() => {
    if (!view) return
    let close: (() => void) | null = null
    let gone = false
    const open = async () => {
      const made = await PlaceDragging.on(view.map, {
        grabbed: (id) => latest.current.trying?.onSelect(id),
        moved: (id, position, continues) => latest.current.trying?.onMove(id, position, continues),
      })
      close = () => made.close()
      view.closed.addEventListener('abort', close)
      if (gone || view.closed.aborted) close()
      else setDragging(made)
    }
    open().catch((error: unknown) => {
      // Keys and the panel still move a place.
      console.info('The tool for dragging could not be loaded.', error)
    })
    return () => {
      gone = true
      close?.()
      setDragging(null)
    }
  }, [view, latest])
  return dragging
}
