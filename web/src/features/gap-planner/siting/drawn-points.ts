import type { LonLat } from '@hoanhap/geo/units.ts'

/** A point of the reader's own where a new place could stand. */
export interface DrawnPoint {
  /** A, B ... Z, AA: stays the same while others go. */
  label: string
  location: LonLat
  /** In whatever unit of money the reader reckons in; null while it is not given. */
  cost: number | null
}

/** As many as one looks at side by side; the server takes more. */
export const MOST_POINTS = 50
const MOST_COST = 1_000_000_000

/** A further point, under the first letter after all that are used. */
export function withPoint(points: readonly DrawnPoint[], location: LonLat): readonly DrawnPoint[] {
  if (points.length >= MOST_POINTS) return points
  const [lon, lat] = location
  const rounded: LonLat = [Number(lon.toFixed(6)), Number(lat.toFixed(6))]
  return [...points, { label: labelAfter(points.at(-1)?.label), location: rounded, cost: null }]
}

function labelAfter(label: string | undefined): string {
  if (label === undefined) return 'A'
  const last = label.charCodeAt(label.length - 1)
  if (last < 'Z'.charCodeAt(0)) return label.slice(0, -1) + String.fromCharCode(last + 1)
  return `${label.length > 1 ? labelAfter(label.slice(0, -1)) : 'A'}A`
}

/** An amount as it is typed, with points or spaces between thousands; null when it is none from 1 to a thousand million. */
export function amountOf(text: string): number | null {
  const digits = text.replace(/[.,\s]/g, '')
  const amount = Number(digits)
  return /^\d+$/.test(digits) && amount >= 1 && amount <= MOST_COST ? amount : null
}
