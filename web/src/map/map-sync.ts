import type { Map as MapLibreMap } from 'maplibre-gl'

/** Keeps several maps on the same camera. */
export interface MapSync {
  /** Adds a map and returns how to take it out again. */
  join: (map: MapLibreMap) => () => void
}

/** A new group of maps: when one moves, the others jump to its camera. */
export function createMapSync(): MapSync {
  const members = new Set<MapLibreMap>()
  let leading: MapLibreMap | null = null
  const follow = (leader: MapLibreMap) => {
    if (leading !== null) return
    leading = leader
    for (const member of members) if (member !== leader) member.jumpTo(cameraOf(leader))
    leading = null
  }
  return {
    join(map) {
      const first = members.values().next().value
      if (first) map.jumpTo(cameraOf(first))
      const moved = () => follow(map)
      members.add(map)
      map.on('move', moved)
      return () => {
        members.delete(map)
        map.off('move', moved)
      }
    },
  }
}

function cameraOf(map: MapLibreMap) {
  return { center: map.getCenter(), zoom: map.getZoom() }
}
