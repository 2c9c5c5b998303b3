import type { Graph } from './graph.ts'
import type { Mesh } from './mesh.ts'
import { ISLANDS_FROM_KM, type ProvinceKey } from './plan.ts'
import { distanceKm, type PlanePoint, turn } from './plane.ts'
import type { Terrain } from './terrain.ts'

/** The cells of the mesh that are land, by province, and how they hang together. */
export interface Land {
  mesh: Mesh
  /** By cell; null at sea. */
  provinces: readonly (ProvinceKey | null)[]
  /** Steps between neighbouring land cells of one province; crossing a river or a strait costs more. */
  graph: Graph
}

/** Pieces of a province smaller than this that touch its neighbour go to the neighbour. */
const EXCLAVE_CELLS = 60
const RIVER_COST = 6
const STRAIT_COST = 3

/** Decides which cells are land and in which province they lie, and joins islands to the nearest shore. */
export function settleLand(mesh: Mesh, terrain: Terrain, random: () => number): Land {
  const neighbours = neighbourLists(mesh)
  const provinces = mesh.sites.map((site) => (terrain.isLand(site) ? terrain.provinceAt(site) : null))
  dropInlandCrumbs(provinces, neighbours, mesh.sites)
  yieldExclaves(provinces, neighbours)
  const crossesRiver = riverTest(terrain.rivers)
  const graph: { to: number; cost: number }[][] = mesh.sites.map(() => [])
  for (const { left, right } of mesh.edges) {
    if (provinces[left] === null || provinces[left] !== provinces[right]) continue
    const river = crossesRiver(mesh.sites[left] as PlanePoint, mesh.sites[right] as PlanePoint)
    join(graph, left, right, (0.45 + 1.3 * random()) * (river ? RIVER_COST : 1))
  }
  for (const key of ['city', 'rural'] as const) bridgeStraits(graph, provinces, key, mesh.sites)
  return { mesh, provinces, graph }
}

function join(graph: { to: number; cost: number }[][], a: number, b: number, cost: number): void {
  graph[a]?.push({ to: b, cost })
  graph[b]?.push({ to: a, cost })
}

function neighbourLists(mesh: Mesh): number[][] {
  const lists: number[][] = mesh.sites.map(() => [])
  for (const { left, right } of mesh.edges) {
    lists[left]?.push(right)
    lists[right]?.push(left)
  }
  return lists
}

function dropInlandCrumbs(
  provinces: (ProvinceKey | null)[],
  neighbours: readonly number[][],
  sites: readonly PlanePoint[],
): void {
  const isLand = (cell: number) => provinces[cell] !== null
  for (const piece of pieces(neighbours, isLand, (_, next) => isLand(next))) {
    const crumb =
      piece.length < EXCLAVE_CELLS && piece.some((cell) => (sites[cell]?.[0] ?? 0) < ISLANDS_FROM_KM)
    if (crumb) for (const cell of piece) provinces[cell] = null
  }
}

/** Gives small detached pieces on the mainland to the province around them. */
function yieldExclaves(provinces: (ProvinceKey | null)[], neighbours: readonly number[][]): void {
  const same = (a: number, b: number) => provinces[a] !== null && provinces[a] === provinces[b]
  for (const piece of pieces(neighbours, (cell) => provinces[cell] !== null, same)) {
    const own = provinces[piece[0] as number]
    const other: ProvinceKey = own === 'city' ? 'rural' : 'city'
    const touches = piece.some((cell) => (neighbours[cell] as number[]).some((n) => provinces[n] === other))
    if (piece.length < EXCLAVE_CELLS && touches) for (const cell of piece) provinces[cell] = other
  }
}

/** The connected pieces of the cells that pass the test. */
function pieces(
  neighbours: readonly (readonly number[])[],
  belongs: (cell: number) => boolean,
  together: (a: number, b: number) => boolean,
): number[][] {
  const seen = new Set<number>()
  const found: number[][] = []
  neighbours.forEach((_, start) => {
    if (seen.has(start) || !belongs(start)) return
    const piece = [start]
    seen.add(start)
    for (let i = 0; i < piece.length; i++) {
      for (const next of neighbours[piece[i] as number] ?? []) {
        if (seen.has(next) || !together(piece[i] as number, next)) continue
        seen.add(next)
        piece.push(next)
      }
    }
    found.push(piece)
  })
  return found
}

/** Joins the pieces of a province by the shortest straits until all of it hangs together (Prim 1957). */
function bridgeStraits(
  graph: { to: number; cost: number }[][],
  provinces: readonly (ProvinceKey | null)[],
  key: ProvinceKey,
  sites: readonly PlanePoint[],
): void {
  const lists = graph.map((steps) => steps.map((step) => step.to))
  const [mainland = [], ...apart] = pieces(
    lists,
    (cell) => provinces[cell] === key,
    () => true,
  ).sort((a, b) => b.length - a.length)
  const joined = [...mainland]
  const waiting = new Set(apart)
  while (waiting.size > 0) {
    const strait = shortestStrait(joined, waiting, sites)
    join(graph, strait.from, strait.to, STRAIT_COST + strait.km)
    waiting.delete(strait.piece)
    joined.push(...strait.piece)
  }
}

function shortestStrait(
  joined: readonly number[],
  waiting: ReadonlySet<number[]>,
  sites: readonly PlanePoint[],
) {
  let best = { from: -1, to: -1, km: Number.POSITIVE_INFINITY, piece: [] as number[] }
  for (const piece of waiting) {
    for (const to of piece) {
      for (const from of joined) {
        const km = distanceKm(sites[from] as PlanePoint, sites[to] as PlanePoint)
        if (km < best.km) best = { from, to, km, piece }
      }
    }
  }
  return best
}

function riverTest(rivers: Terrain['rivers']): (a: PlanePoint, b: PlanePoint) => boolean {
  const banks = rivers.flatMap((river) =>
    river.slice(1).map((point, i) => [river[i] as PlanePoint, point] as const),
  )
  return (a, b) =>
    banks.some(([c, d]) => turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0)
}
