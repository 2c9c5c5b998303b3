import type { FeatureCollection, Point } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import { circleScale } from '../../../figures/circle-scale.ts'
import type { Scene, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'
import { boxOf, unitSource, unitSourceId } from '../unit-source.ts'

/** Inner points of a drawing's units, for its circles. */
export function circleSourceId({ drawing }: Scene): string {
  return `unit-circles-${drawing}`
}

export function sources(input: StyleInput): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {}
  for (const { scene } of input.scenes) {
    sources[unitSourceId(scene, scene.level)] = unitSource(input, scene, scene.level, boxOf(scene.units))
    if (scene.draw === 'circles') {
      sources[circleSourceId(scene)] = { type: 'geojson', data: points(scene), promoteId: 'id' }
    }
  }
  return sources
}

const points = oncePer(circlePoints)

/** One point per unit with an inner point; its radius in pixels, 0 where the state has no size. */
function circlePoints(scene: Scene): FeatureCollection<Point> {
  const scale = circleScale(scene.set)
  const features = scene.units.flatMap((unit) => {
    const figure = scene.set.byUnit.get(unit.id)
    if (!unit.centroid || !figure) return []
    return {
      type: 'Feature' as const,
      id: unit.id,
      geometry: { type: 'Point' as const, coordinates: [...unit.centroid] },
      properties: {
        id: unit.id,
        code: unit.code,
        state: figure.state,
        radius: figure.value === null ? 0 : scale.radius(figure.value),
        below: figure.value !== null && figure.value < 0,
      },
    }
  })
  return { type: 'FeatureCollection', features }
}
