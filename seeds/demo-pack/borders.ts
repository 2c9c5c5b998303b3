import { normal, seededRandom } from '@hoanhap/geo/random.ts'
import type { Mesh, MeshEdge } from './mesh.ts'
import { between, distanceKm, type PlanePoint, turn } from './plane.ts'

/** A border between two cells as it is drawn, from corner `from` to corner `to`. */
export interface DrawnEdge extends MeshEdge {
  line: readonly PlanePoint[]
}

/** Borders are refined until their pieces are about this long. */
const PIECE_KM = 0.22
/** How far the first middle point moves sideways, as a share of the length of the border. */
const ROUGHNESS = 0.13

/**
 * Draws every border once: corners are eased along their line, then each border is bent by midpoint displacement
 * (Fournier, Fussell and Carpenter 1982). Both neighbours use the same line, so their vertices are identical. A line
 * runs forward all the way and stays inside the kite of its two corners and two sites, so no two lines can cross.
 */
export function drawBorders(mesh: Mesh, isBorder: (edge: MeshEdge) => boolean, seed: string): DrawnEdge[] {
  const borders = mesh.edges.filter(isBorder)
  const corners = easeCorners(mesh, borders)
  const random = seededRandom(`${seed}/borders`)
  return borders.map((edge) => {
    const from = corners[edge.from] as PlanePoint
    const to = corners[edge.to] as PlanePoint
    const sites = [mesh.sites[edge.left] as PlanePoint, mesh.sites[edge.right] as PlanePoint] as const
    return { ...edge, line: bend(from, to, sites, random) }
  })
}

/** Moves corners at which a border only passes through towards the middle of their two neighbours. */
function easeCorners(mesh: Mesh, borders: readonly MeshEdge[]): PlanePoint[] {
  const ends: number[][] = mesh.corners.map(() => [])
  for (const { from, to } of borders) {
    ends[from]?.push(to)
    ends[to]?.push(from)
  }
  return mesh.corners.map((corner, index) => {
    const [a, b, third] = ends[index] ?? []
    if (a === undefined || b === undefined || third !== undefined) return corner
    return between(corner, between(mesh.corners[a] as PlanePoint, mesh.corners[b] as PlanePoint, 0.5), 0.5)
  })
}

function bend(
  from: PlanePoint,
  to: PlanePoint,
  sites: readonly [PlanePoint, PlanePoint],
  random: () => number,
): PlanePoint[] {
  const lengthKm = distanceKm(from, to)
  const levels = Math.min(4, Math.max(1, Math.round(Math.log2(lengthKm / PIECE_KM))))
  const offsets = displacements(levels, random)
  const along: PlanePoint = [(to[0] - from[0]) / lengthKm, (to[1] - from[1]) / lengthKm]
  const last = offsets.length - 1
  return offsets.map((offset, index) => {
    if (index === 0) return from
    if (index === last) return to
    const t = index / last
    const [x, y] = between(from, to, t)
    const room = offset > 0 ? roomKm(from, to, sites[0], t) : roomKm(from, to, sites[1], t)
    const sideways = Math.sign(offset) * Math.min(Math.abs(offset) * lengthKm, 0.7 * room)
    return [x - sideways * along[1], y + sideways * along[0]]
  })
}

/** Sideways offsets at equal steps along a border of length 1, zero at both ends. */
function displacements(levels: number, random: () => number): number[] {
  const count = 2 ** levels
  const offsets = new Array<number>(count + 1).fill(0)
  for (let step = count, scale = ROUGHNESS; step > 1; step /= 2, scale *= 0.55) {
    for (let middle = step / 2; middle < count; middle += step) {
      const mean = ((offsets[middle - step / 2] as number) + (offsets[middle + step / 2] as number)) / 2
      offsets[middle] = mean + normal(random, 0, scale)
    }
  }
  return offsets
}

/** The height of the triangle over `from`-`to` with its tip at `site`, at a fraction `t` of its base, in km. */
function roomKm(from: PlanePoint, to: PlanePoint, site: PlanePoint, t: number): number {
  const lengthKm = distanceKm(from, to)
  const heightKm = Math.abs(turn(from, to, site)) / lengthKm
  const foot =
    ((site[0] - from[0]) * (to[0] - from[0]) + (site[1] - from[1]) * (to[1] - from[1])) / lengthKm ** 2
  const rising = foot > 0 ? (heightKm * t) / foot : Number.POSITIVE_INFINITY
  const falling = foot < 1 ? (heightKm * (1 - t)) / (1 - foot) : Number.POSITIVE_INFINITY
  return Math.min(rising, falling)
}
