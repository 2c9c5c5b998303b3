import type { FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import landUrl from 'world-atlas/land-50m.json?url'

type Topology = Parameters<typeof feature>[0]

/** Natural Earth land at 1:50 million (public domain), served from here; land only, no borders and no names. */
export async function fetchLand(signal: AbortSignal): Promise<FeatureCollection> {
  const response = await fetch(landUrl, { signal })
  if (!response.ok) throw new Error(`The land outline answered ${response.status}.`)
  const topology = (await response.json()) as Topology
  const land = topology.objects.land
  if (!land) throw new Error('The land outline has no object "land".')
  const shape = feature(topology, land)
  return shape.type === 'FeatureCollection' ? shape : { type: 'FeatureCollection', features: [shape] }
}
