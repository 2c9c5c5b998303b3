import type { Unit } from '@hoanhap/server/contract.ts'
import type { FeatureCollection, Point } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import { layerState, namedScenes, type Scene, type StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'
import { shortName } from './short-name.ts'

export function nameSourceId({ drawing }: Pick<Scene, 'drawing'>): string {
  return `unit-names-${drawing}`
}

export function sources(input: StyleInput): Record<string, SourceSpecification> {
  if (!layerState(input, 'names').on) return {}
  return Object.fromEntries(
    namedScenes(input).map(({ scene }) => [nameSourceId(scene), { type: 'geojson', data: points(scene) }]),
  )
}

const points = oncePer((scene: Scene) => namePoints(scene.units.filter(({ id }) => scene.set.byUnit.has(id))))

const CHARACTER_PX = 6.2
/** A tile of zoom 0 is 512 px wide. */
const WORLD_PX = 512

/** Inner points with the name, the size of the area for who goes first, and the zoom at which the name fits. */
export function namePoints(units: readonly Unit[]): FeatureCollection<Point> {
  const features = units.flatMap((unit) => {
    if (!unit.centroid || !unit.bbox) return []
    const name = shortName(unit)
    const [west, south, east, north] = unit.bbox
    const size = Math.min(east - west, north - south)
    return {
      type: 'Feature' as const,
      id: unit.id,
      geometry: { type: 'Point' as const, coordinates: [...unit.centroid] },
      properties: { id: unit.id, name, size, fromZoom: fittingZoom(size, name) },
    }
  })
  return { type: 'FeatureCollection', features }
}

/** The zoom at which the longest word of the name is as wide as the area's smaller side. */
export function fittingZoom(sizeDegrees: number, name: string): number {
  const widest = Math.max(...name.split(' ').map((word) => word.length)) * CHARACTER_PX
  const zoom = Math.log2((widest * 360) / (WORLD_PX * Math.max(sizeDegrees, 1e-6)))
  return Math.max(0, Math.floor(zoom * 4) / 4)
}
