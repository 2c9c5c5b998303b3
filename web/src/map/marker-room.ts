import { squareSide } from './layers/employers/source.ts'
import type { PlaceCluster } from './place-clusters.ts'

/** A tile of zoom 0 is 512 px wide. */
const WORLD_PX = 512
const CIRCLE_RADIUS = 11
const ROOM = 1.5

/**
 * Services moved aside where the square of employers would cover them, by as little as makes both readable.
 * Positions are of the drawing only; the places keep theirs.
 */
export function besideSquares<Service>(
  services: readonly PlaceCluster<Service>[],
  squares: readonly PlaceCluster<unknown>[],
  zoom: number,
): PlaceCluster<Service>[] {
  const pixels = squares.map((square) => ({ ...toPixels(square.position, zoom), reach: reachOf(square) }))
  return services.map((service) => {
    const at = toPixels(service.position, zoom)
    const covering = pixels.find(({ x, y, reach }) => Math.hypot(at.x - x, at.y - y) < reach)
    return covering ? { ...service, position: fromPixels(outOf(covering, at), zoom) } : service
  })
}

interface Pixel {
  x: number
  y: number
}

/** Distance of the two centres from which on neither sign touches the other. */
function reachOf({ count }: PlaceCluster<unknown>): number {
  return squareSide(count) / 2 + CIRCLE_RADIUS + ROOM
}

/** Away from the square's centre; to the lower right when both are on one spot. */
function outOf({ x, y, reach }: Pixel & { reach: number }, at: Pixel): Pixel {
  const distance = Math.hypot(at.x - x, at.y - y)
  const [east, south] =
    distance < 1 ? [Math.SQRT1_2, Math.SQRT1_2] : [(at.x - x) / distance, (at.y - y) / distance]
  return { x: x + east * reach, y: y + south * reach }
}

/** Web mercator pixels at a zoom. */
function toPixels([lon, lat]: readonly [number, number], zoom: number): Pixel {
  const size = WORLD_PX * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return {
    x: ((lon + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  }
}

function fromPixels({ x, y }: Pixel, zoom: number): [number, number] {
  const size = WORLD_PX * 2 ** zoom
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI
  return [(x / size) * 360 - 180, lat]
}
