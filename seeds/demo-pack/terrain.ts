import { fractalNoise } from './noise.ts'
import {
  BORDER_RIVER,
  ISLANDS,
  MAINLAND,
  PROVINCE_LINE,
  type ProvinceKey,
  RIVERS,
  type River,
  SHEET_KM,
  TOWNS,
  type Town,
} from './plan.ts'
import { distanceKm, distanceToLineKm, encloses, type PlanePoint, smoothLine } from './plane.ts'

/** What the land is like at any point of the sheet. */
export interface Terrain {
  /** Kilometres to the nearest shore or outer border: positive on land. */
  shoreKm(point: PlanePoint): number
  isLand(point: PlanePoint): boolean
  provinceAt(point: PlanePoint): ProvinceKey
  /** How far an old commune reaches here, in kilometres. */
  communeKm(point: PlanePoint): number
  peoplePerKm2(point: PlanePoint): number
  /** The courses of the rivers, finely bent. */
  rivers: readonly (readonly PlanePoint[])[]
}

/** How far the hand-drawn lines are pushed about. */
const WARP_KM = 8.5

/** Turns the hand-drawn plan into a landscape: every line is warped by noise until it looks grown. */
export function makeTerrain(seed: number): Terrain {
  const warp = warpOf(seed)
  const coast = smoothLine(MAINLAND, 4, true)
  const mainland = [...coast, coast[0] as PlanePoint]
  const rivers = RIVERS.map((river, index) => meander(river.course, seed + 40 + index))
  const rural = ruralSide(rivers[BORDER_RIVER] as PlanePoint[], seed + 50)
  const relief = fractalNoise(seed + 7, 26, 3)
  const shoreKm = (point: PlanePoint) => shoreDistance(mainland, warp(point))
  const onWater = (point: PlanePoint) =>
    RIVERS.some((river, index) => inEstuary(river, rivers[index] ?? [], point))
  return {
    shoreKm,
    isLand: (point) => shoreKm(point) > 0 && insideFrame(point) && !onWater(point),
    provinceAt: (point) => (encloses(rural, point) ? 'rural' : 'city'),
    communeKm: (point) => communeSize(point, relief(...point)),
    peoplePerKm2: (point) => density(point, relief(...point)),
    rivers,
  }
}

/** Cells at the frame have no outline: they are never land. */
function insideFrame([x, y]: PlanePoint): boolean {
  const margin = 4
  const { west, south, east, north } = SHEET_KM
  return x > west + margin && x < east - margin && y > south + margin && y < north - margin
}

function warpOf(seed: number): (point: PlanePoint) => PlanePoint {
  const east = fractalNoise(seed + 1, 17, 5, 0.62)
  const north = fractalNoise(seed + 2, 17, 5, 0.62)
  return ([x, y]) => [x + WARP_KM * east(x, y), y + WARP_KM * north(x, y)]
}

function shoreDistance(mainland: readonly PlanePoint[], point: PlanePoint): number {
  const edge = distanceToLineKm(point, mainland)
  let best = encloses(mainland, point) ? edge : -edge
  for (const { centre, radii } of ISLANDS) {
    const scaled = Math.hypot((point[0] - centre[0]) / radii[0], (point[1] - centre[1]) / radii[1])
    best = Math.max(best, (1 - scaled) * Math.min(...radii))
  }
  return best
}

/**
 * The polygon west and north of the province line: the bent line from the south until it meets the border river, then
 * the river itself to the sea and beyond.
 */
function ruralSide(river: readonly PlanePoint[], seed: number): PlanePoint[] {
  const line = meander(PROVINCE_LINE, seed)
  const meeting = line[line.length - 1] as PlanePoint
  const nearest = river.reduce(
    (best, point, i) =>
      distanceKm(point, meeting) < distanceKm(river[best] as PlanePoint, meeting) ? i : best,
    0,
  )
  const corners: PlanePoint[] = [
    [150, 84],
    [150, 150],
    [-20, 150],
    [-20, -20],
  ]
  return [...line, ...river.slice(nearest), ...corners]
}

/** Bends a course sideways by noise, more in its middle than at its ends. */
function meander(course: readonly PlanePoint[], seed: number): PlanePoint[] {
  const line = smoothLine(course, 24)
  const sideways = fractalNoise(seed, 5, 3)
  return line.map((point, index) => {
    const next = line[Math.min(line.length - 1, index + 1)] as PlanePoint
    const previous = line[Math.max(0, index - 1)] as PlanePoint
    const length = distanceKm(previous, next) || 1
    const offset = 1.7 * sideways(...point)
    return [
      point[0] - (offset * (next[1] - previous[1])) / length,
      point[1] + (offset * (next[0] - previous[0])) / length,
    ]
  })
}

function inEstuary(river: River, line: readonly PlanePoint[], point: PlanePoint): boolean {
  const mouth = line[line.length - 1] as PlanePoint
  const upstreamKm = distanceKm(mouth, point)
  const halfWidthKm = river.mouthHalfWidthKm * (1 - upstreamKm / (river.estuaryKm + 6))
  return halfWidthKm > 0.12 && distanceToLineKm(point, line) < halfWidthKm
}

function communeSize(point: PlanePoint, relief: number): number {
  const open = 5.6 + 2.2 * relief + (point[0] < 40 ? 0.5 : 0)
  const nearTowns = TOWNS.map((town) => wardSize(town, distanceKm(town.at, point)))
  return Math.min(open, ...nearTowns)
}

function wardSize({ wardKm, coreKm, spread }: Town, km: number): number {
  return wardKm + spread * Math.max(0, km - coreKm)
}

function density(point: PlanePoint, relief: number): number {
  const country = 130 * 2.2 ** -relief * (point[0] < 34 ? 0.55 : 1)
  return TOWNS.reduce((sum, town) => sum + townDensity(town, point), country)
}

function townDensity(town: Town, point: PlanePoint): number {
  return town.density * Math.exp(-distanceKm(town.at, point) / town.reachKm)
}
