import type { SourceSpecification } from 'maplibre-gl'
import { clusterPoints } from '../cluster-points.ts'
import { layerState, type StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const EMPLOYER_SOURCE = 'employers'

/** Sides of the squares, in pixels. */
export const EMPLOYER_SIZES = [18, 20, 22, 24, 26, 28, 30, 32, 34, 36] as const

/** Side of the square for a number of employers: grows with the square root, from 18 to 36 px. */
export function squareSide(count: number): number {
  const wanted = 16 + 2 * Math.sqrt(count)
  return EMPLOYER_SIZES.find((size) => size >= wanted) ?? 36
}

function employerIcon(count: number): string {
  return count === 1 ? 'employer' : `employers-${squareSide(count)}`
}

const points = oncePer((clusters: StyleInput['employers']) =>
  clusterPoints(clusters, ({ count }) => employerIcon(count)),
)

export function sources(input: StyleInput): Record<string, SourceSpecification> {
  if (!layerState(input, 'employers').on) return {}
  return { [EMPLOYER_SOURCE]: { type: 'geojson', data: points(input.employers) } }
}
