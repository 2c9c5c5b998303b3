import { destination } from '@hoanhap/geo/destination.ts'
import type { MapCanvasProps } from '../map-canvas-props.ts'

/** Degrees clockwise from north. */
const BEARINGS: Readonly<Record<string, number>> = {
  ArrowUp: 0,
  ArrowRight: 90,
  ArrowDown: 180,
  ArrowLeft: 270,
}
const STEP_KM = 0.1
const LONG_STEP_KM = 1

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey'>

/**
 * Keys of the place that is being tried: arrows move it 100 m, with Shift 1 km, + and − change its openings, Delete takes
 * it away, Escape leaves it. Whether the key meant something to it.
 */
export function pressOnPlace(
  { planned, trying }: Pick<MapCanvasProps, 'planned' | 'trying'>,
  press: Press,
): boolean {
  const place = planned?.trial.find(({ selected }) => selected)
  if (!place || !trying) return false
  const { key, shiftKey } = press
  const bearing = BEARINGS[key]
  const more = { '+': 1, '=': 1, '-': -1 }[key]
  if (key === 'Escape') trying.onSelect(null)
  else if (key === 'Delete') trying.onRemove(place.id)
  else if (place.removed) return false
  else if (bearing !== undefined)
    trying.onMove(place.id, destination(place.point, bearing, shiftKey ? LONG_STEP_KM : STEP_KM), false)
  else if (more !== undefined && trying.onResize) trying.onResize(place.id, more)
  else return false
  return true
}
