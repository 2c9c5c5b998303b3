import type { Point } from 'geojson'
import Supercluster from 'supercluster'
import type { Bbox } from './map-canvas-props.ts'

/** A marker: one place, or several that would touch at this zoom. */
export interface PlaceCluster<Place> {
  /** Stable within one index; the feature id on the map. */
  id: number
  position: readonly [number, number]
  count: number
  /** The places themselves when they are few or alone, so that a click can list them. */
  places: readonly Place[]
  /** The zoom at which it falls apart; null for a single place or for places on one spot. */
  expansionZoom: number | null
}

export interface PlaceIndex<Place> {
  within: (box: Bbox, zoom: number) => PlaceCluster<Place>[]
}

interface WithPoint {
  geometry: Point | { type: 'Point'; coordinates: [number, number] } | null
}

const CLUSTER_RADIUS_PX = 64
const MAX_CLUSTER_ZOOM = 14

/** Indexes places for clustering at every zoom; those without a point are left to the table. */
export function indexPlaces<Place extends WithPoint>(places: readonly Place[]): PlaceIndex<Place> {
  const index = new Supercluster<{ place: Place }>({
    radius: CLUSTER_RADIUS_PX,
    maxZoom: MAX_CLUSTER_ZOOM,
    extent: 512,
  })
  index.load(
    places.flatMap((place) =>
      place.geometry
        ? [{ type: 'Feature' as const, geometry: place.geometry as Point, properties: { place } }]
        : [],
    ),
  )
  return {
    within([west, south, east, north], zoom) {
      const found = index.getClusters([west, south, east, north], Math.floor(zoom))
      return found.map((feature, order) => clusterOf(index, feature, order))
    },
  }
}

type Found<Place> = ReturnType<Supercluster<{ place: Place }>['getClusters']>[number]

function clusterOf<Place>(
  index: Supercluster<{ place: Place }>,
  { geometry, properties }: Found<Place>,
  order: number,
): PlaceCluster<Place> {
  const position = geometry.coordinates as [number, number]
  if (!('cluster' in properties)) {
    return { id: order + 1, position, count: 1, places: [properties.place], expansionZoom: null }
  }
  const { cluster_id: id, point_count: count } = properties
  const expansion = index.getClusterExpansionZoom(id)
  const places = index.getLeaves(id, Number.POSITIVE_INFINITY).map((leaf) => leaf.properties.place)
  return {
    id: order + 1,
    position,
    count,
    places,
    expansionZoom: expansion > MAX_CLUSTER_ZOOM ? null : expansion,
  }
}
