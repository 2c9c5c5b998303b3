import { useEffect } from 'react'
import type { MapCanvasProps } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'
import type { Drawing } from './stage.ts'
import { settingsOf } from './use-map-view.ts'

const NOTHING_LIKELY: readonly Drawing[] = []

/** Keeps what is drawn in step with the props. */
export function useDrawing(view: MapView | null, props: MapCanvasProps): void {
  const { shade, language, packVersion, showLand, layers, selectedId, ahead, extent } = props
  const { cases, planned } = props
  const mapName = props.texts.map
  const { figures, units, draw, live, likely = NOTHING_LIKELY } = props
  const { hoveredId, employers, services, attempt = 0 } = props
  useEffect(() => {
    if (!view) return
    const page = { shade, language, packVersion, showLand, layers, selectedId, ahead, extent }
    const agree = figures && units && figures.level === units.level && figures.asOf === units.asOf
    view.show(
      settingsOf({ ...page, cases, planned }),
      agree ? { level: units.level, asOf: units.asOf, set: figures, units: units.units, draw, live } : null,
    )
  }, [
    view,
    shade,
    language,
    packVersion,
    showLand,
    layers,
    selectedId,
    ahead,
    extent,
    cases,
    planned,
    figures,
    units,
    draw,
    live,
  ])
  useEffect(() => view?.map.getCanvas().setAttribute('aria-label', mapName), [view, mapName])
  useEffect(() => view?.prepare(likely), [view, likely])
  useEffect(() => view?.hover(hoveredId), [view, hoveredId])
  useEffect(() => view?.setPlaces(employers, services), [view, employers, services])
  useEffect(() => {
    if (attempt > 0) view?.retry()
  }, [view, attempt])
}
