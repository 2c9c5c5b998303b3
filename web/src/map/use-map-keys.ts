import type { Unit } from '@hoanhap/server/contract.ts'
import { type RefObject, useEffect, useState } from 'react'
import { BY_READER } from './camera.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'
import { motion } from './motion.ts'
import { type Direction, neighbourOf } from './neighbours.ts'
import { pressOnPlace } from './trying/place-keys.ts'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * Keys of the map: arrows walk from area to area, Space selects, Enter opens, Backspace goes up, + and − zoom. While a
 * place is being tried, its keys come first.
 * Returns the area that has the keyboard.
 */
export function useMapKeys(view: MapView | null, latest: RefObject<MapCanvasProps>): number | null {
  const [focusedId, setFocusedId] = useState<number | null>(null)
  useEffect(() => {
    if (!view) return
    const walker = new Walker(view, latest, setFocusedId)
    const canvas = view.map.getCanvas()
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (!pressOnPlace(latest.current, event) && !walker.press(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const left = () => walker.focus(null)
    canvas.addEventListener('keydown', pressed)
    canvas.addEventListener('blur', left)
    return () => {
      canvas.removeEventListener('keydown', pressed)
      canvas.removeEventListener('blur', left)
    }
  }, [view, latest])
  return focusedId
}

/** Zooms by whole steps, as a reader's own move. */
export function zoom(view: MapView | null, steps: number): void {
  view?.map.easeTo({ zoom: view.map.getZoom() + steps, duration: motion().cameraMs }, BY_READER)
}

/** Which area has the keyboard, and what a key does there. */
class Walker {
  private focused: Unit | null = null
  private readonly view: MapView
  private readonly latest: RefObject<MapCanvasProps>
  private readonly report: (unitId: number | null) => void

  constructor(view: MapView, latest: RefObject<MapCanvasProps>, report: (unitId: number | null) => void) {
    this.view = view
    this.latest = latest
    this.report = report
  }

  /** Whether the key meant something here. */
  press(key: string): boolean {
    const direction = ARROWS[key]
    const { onOpen, onSelect, onUp } = this.latest.current
    if (direction) this.walk(direction)
    else if (key === '+' || key === '=') zoom(this.view, 1)
    else if (key === '-') zoom(this.view, -1)
    else if (key === 'Backspace') onUp()
    else if (key === 'Enter' && this.focused) onOpen(this.focused.id)
    else if (key === ' ' && this.focused) onSelect(this.focused.id)
    else return false
    return true
  }

  focus(unit: Unit | null): void {
    if (unit === this.focused) return
    this.focused = unit
    this.report(unit?.id ?? null)
    this.latest.current.onHover(unit?.id ?? null)
  }

  private walk(direction: Direction): void {
    const { units, selectedId, figures } = this.latest.current
    const within = units?.units.filter(({ id }) => figures?.byUnit.has(id)) ?? []
    const from = within.find(({ id }) => id === (this.focused?.id ?? selectedId))
    const next = from ? neighbourOf(within, from, direction) : nearestToCentre(this.view, within)
    if (!next) return
    this.focus(next)
    bringIntoView(this.view, next)
  }
}

function nearestToCentre(view: MapView, units: readonly Unit[]): Unit | null {
  const { lng, lat } = view.map.getCenter()
  const distance = ({ centroid }: Unit) =>
    centroid ? Math.hypot(centroid[0] - lng, centroid[1] - lat) : Number.POSITIVE_INFINITY
  return units.reduce<Unit | null>(
    (best, unit) => (best === null || distance(unit) < distance(best) ? unit : best),
    null,
  )
}

function bringIntoView(view: MapView, { centroid }: Unit): void {
  if (!centroid) return
  const center: [number, number] = [centroid[0], centroid[1]]
  const inside = view.map.getBounds().contains(center)
  if (!inside) view.map.easeTo({ center, duration: motion().cameraMs }, BY_READER)
}
