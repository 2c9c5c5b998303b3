import { between, distanceKm, type PlanePoint } from './plane.ts'
import type { Terrain } from './terrain.ts'

/** A cell is this fraction of an old commune across. */
const CELL_FRACTION = 0.2
/** Sides of the buckets in which sites are looked up, in kilometres. */
const BUCKET_KM = 0.6

export interface Frame {
  west: number
  south: number
  east: number
  north: number
}

/**
 * Scatters the sites of the mesh: pairs along the rivers first, so that cell borders follow them, then blue noise
 * (Bridson 2007) whose spacing follows the size of communes on land and widens quickly out at sea.
 */
export function scatterSites(terrain: Terrain, frame: Frame, random: () => number): PlanePoint[] {
  const grid = new SiteGrid()
  const spacing = (point: PlanePoint) => spacingKm(terrain, point)
  for (const river of terrain.rivers) plantRiver(grid, river, spacing)
  grow(grid, frame, spacing, random)
  return grid.sites
}

function spacingKm(terrain: Terrain, point: PlanePoint): number {
  const offshore = Math.max(0, -terrain.shoreKm(point) - 1)
  return CELL_FRACTION * Math.max(0.9, terrain.communeKm(point)) + 0.4 * offshore
}

/** Two sites face each other across the river every half spacing. */
function plantRiver(grid: SiteGrid, river: readonly PlanePoint[], spacing: (p: PlanePoint) => number): void {
  let last: PlanePoint | undefined
  for (let i = 1; i < river.length; i++) {
    const point = between(river[i - 1] as PlanePoint, river[i] as PlanePoint, 0.5)
    const gap = Math.min(0.8, spacing(point))
    if (last && distanceKm(last, point) < gap) continue
    const pair = facing(river[i - 1] as PlanePoint, river[i] as PlanePoint, gap / 2)
    if (pair.some((site) => grid.hasWithin(site, gap * 0.7))) continue
    for (const site of pair) grid.add(site)
    last = point
  }
}

function facing(a: PlanePoint, b: PlanePoint, offset: number): [PlanePoint, PlanePoint] {
  const length = distanceKm(a, b) || 1
  const [x, y] = between(a, b, 0.5)
  const east = (-(b[1] - a[1]) * offset) / length
  const north = ((b[0] - a[0]) * offset) / length
  return [
    [x + east, y + north],
    [x - east, y - north],
  ]
}

function grow(grid: SiteGrid, frame: Frame, spacing: (p: PlanePoint) => number, random: () => number): void {
  const fresh = grid.sites.map((_, index) => index)
  const inSheet = ([x, y]: PlanePoint) =>
    x > frame.west && x < frame.east && y > frame.south && y < frame.north
  while (fresh.length > 0) {
    const slot = Math.floor(random() * fresh.length)
    const origin = grid.sites[fresh[slot] as number] as PlanePoint
    const child = findRoom(grid, origin, spacing, inSheet, random)
    if (child) fresh.push(grid.add(child))
    else {
      fresh[slot] = fresh[fresh.length - 1] as number
      fresh.pop()
    }
  }
}

function findRoom(
  grid: SiteGrid,
  origin: PlanePoint,
  spacing: (p: PlanePoint) => number,
  inSheet: (p: PlanePoint) => boolean,
  random: () => number,
): PlanePoint | null {
  const reach = spacing(origin)
  for (let attempt = 0; attempt < 14; attempt++) {
    const angle = random() * 2 * Math.PI
    const radius = reach * (1 + random())
    const point: PlanePoint = [origin[0] + radius * Math.cos(angle), origin[1] + radius * Math.sin(angle)]
    if (inSheet(point) && !grid.hasWithin(point, spacing(point))) return point
  }
  return null
}

/** Sites in square buckets, to find the ones nearby. */
class SiteGrid {
  readonly sites: PlanePoint[] = []
  private readonly buckets = new Map<number, number[]>()

  add(site: PlanePoint): number {
    const index = this.sites.push(site) - 1
    const key = bucketKey(Math.floor(site[0] / BUCKET_KM), Math.floor(site[1] / BUCKET_KM))
    const bucket = this.buckets.get(key)
    if (bucket) bucket.push(index)
    else this.buckets.set(key, [index])
    return index
  }

  hasWithin([x, y]: PlanePoint, radius: number): boolean {
    const bucketOf = (value: number) => Math.floor(value / BUCKET_KM)
    for (let row = bucketOf(y - radius); row <= bucketOf(y + radius); row++) {
      for (let column = bucketOf(x - radius); column <= bucketOf(x + radius); column++) {
        for (const index of this.buckets.get(bucketKey(column, row)) ?? []) {
          if (distanceKm(this.sites[index] as PlanePoint, [x, y]) < radius) return true
        }
      }
    }
    return false
  }
}

const bucketKey = (column: number, row: number) => (row + 1000) * 100_000 + column + 1000
