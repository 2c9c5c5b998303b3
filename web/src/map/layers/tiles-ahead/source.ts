import type { SourceSpecification } from 'maplibre-gl'
import type { StyleInput } from '../map-layer.ts'
import { unitSource, unitSourceId } from '../unit-source.ts'

/** The source that the coming drawing will use: with its tiles already here, the drawing needs no request. */
export function sources(input: StyleInput): Record<string, SourceSpecification> {
  return Object.fromEntries(
    input.ahead.map((units) => [
      unitSourceId(units, units.level),
      unitSource(input, units, units.level, input.extent),
    ]),
  )
}
