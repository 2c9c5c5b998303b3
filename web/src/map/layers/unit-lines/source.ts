import type { Level } from '@hoanhap/server/contract.ts'
import type { SourceSpecification } from 'maplibre-gl'
import { layerState, type Scene, type StyleInput } from '../map-layer.ts'
import { boxOf, unitSource, unitSourceId } from '../unit-source.ts'

/** Whose outlines a drawing shows: its own level's, the former districts' if wanted, always the provinces'. */
export function outlinedLevels(input: Pick<StyleInput, 'layers'>, scene: Scene): Level[] {
  const districts = scene.level === 'commune' && layerState(input, 'formerDistricts').on
  const levels: Level[] = [scene.level, ...(districts ? (['district'] as const) : []), 'province']
  return [...new Set(levels)]
}

export function sources(input: StyleInput): Record<string, SourceSpecification> {
  const entries = input.scenes.flatMap(({ scene }) =>
    outlinedLevels(input, scene).map((level) => [
      unitSourceId(scene, level),
      unitSource(input, scene, level, boxOf(scene.units)),
    ]),
  )
  return Object.fromEntries(entries)
}
