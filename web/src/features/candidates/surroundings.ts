import type { Bbox } from '../../map/map-canvas-props.ts'

/** A box with half of its width and height more at each side: a commune is found by its neighbours. */
export function withSurroundings(box: Bbox | null): Bbox | null {
  if (box === null) return null
  const [west, south, east, north] = box
  const [width, height] = [(east - west) / 2, (north - south) / 2]
  return [west - width, south - height, east + width, north + height]
}
