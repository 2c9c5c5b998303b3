import { type RefObject, useEffect } from 'react'
import { unitAt } from '../hit.ts'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import type { MapView } from '../map-view.ts'

/** Tells which units the tried places lie in, now and whenever the map comes to rest. */
export function useUnitsUnder(
  view: MapView | null,
  { planned }: Pick<MapCanvasProps, 'planned'>,
  latest: RefObject<MapCanvasProps>,
): void {
  const trial = planned?.trial
  useEffect(() => {
    if (!view || !trial || trial.length === 0) return
    const tell = () => {
      const found = trial.flatMap(({ id, point: [lon, lat] }) => {
        const hit = unitAt(view, view.map.project([lon, lat]))
        return hit?.target.kind === 'unit' ? [[id, hit.target.unitId] as const] : []
      })
      latest.current.trying?.onUnits(new Map(found))
    }
    tell()
    const resting = view.map.on('idle', tell)
    return () => resting.unsubscribe()
  }, [view, trial, latest])
}
