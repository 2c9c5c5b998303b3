import { shuffle } from '@hoanhap/geo/random.ts'
import { type Graph, growRegions, isConnected } from './graph.ts'
import type { Land } from './land.ts'
import { mergeNeighbours } from './merge.ts'
import { DISTRICTS, type ProvinceKey } from './plan.ts'
import { distanceKm, type PlanePoint } from './plane.ts'
import { cutIntoRegions, regionsOf } from './regions.ts'

/** How the land is divided on the two sides of 2025-07-01. All numbers are positions in the lists. */
export interface Division {
  /** Old communes: their district and their cells. */
  oldCommunes: readonly { district: number; cells: readonly number[] }[]
  newCommunes: readonly { province: ProvinceKey; islands: boolean }[]
  /** By cell: old commune, new commune; -1 at sea. */
  oldOf: Int32Array
  newOf: Int32Array
}

/** Asked for; the cut leaves a few less. */
const OLD_COMMUNES = 308
const NEW_COMMUNES = 100
/** Of the old communes, how many are cut between two or three new ones. */
const SPLIT_COMMUNES = 27
/** Of these, how many at most between three. */
const THREEFOLD_COMMUNES = 5

/** Districts grow from their seats, old communes inside districts, new communes out of old ones. */
export function divide(land: Land, random: () => number): Division {
  const districts = growDistricts(land)
  const oldCommunes = growOldCommunes(land, districts, random)
  const oldOf = ownerOf(land, oldCommunes)
  const merged = mergeCommunes(land, oldCommunes, oldOf, random)
  const newOf = oldOf.map((old) => (old === -1 ? -1 : (merged.groupOf[old] as number)))
  splitCommunes(land.graph, oldCommunes, newOf, random)
  return { oldCommunes, newCommunes: merged.groups, oldOf, newOf }
}

function growDistricts(land: Land): number[][] {
  const seats = DISTRICTS.map(({ seat, province }) => nearestCell(land, seat, province))
  const cells = land.provinces.flatMap((province, cell) => (province === null ? [] : [cell]))
  return regionsOf(
    growRegions(land.graph, seats, () => true),
    cells,
    seats.length,
  )
}

function nearestCell(land: Land, point: PlanePoint, province: ProvinceKey): number {
  let best = -1
  let bestKm = Number.POSITIVE_INFINITY
  land.mesh.sites.forEach((site, cell) => {
    const km = distanceKm(site, point)
    if (land.provinces[cell] === province && km < bestKm) {
      best = cell
      bestKm = km
    }
  })
  return best
}

function growOldCommunes(land: Land, districts: readonly number[][], random: () => number) {
  const total = districts.reduce((sum, cells) => sum + cells.length, 0)
  return districts.flatMap((cells, district) => {
    const count = Math.max(3, Math.round((OLD_COMMUNES * cells.length) / total))
    return cutIntoRegions(land.graph, land.mesh.sites, cells, count, random).map((region) => ({
      district,
      cells: region,
    }))
  })
}

function ownerOf(land: Land, regions: readonly { cells: readonly number[] }[]): Int32Array {
  const owner = new Int32Array(land.mesh.sites.length).fill(-1)
  regions.forEach(({ cells }, region) => {
    for (const cell of cells) owner[cell] = region
  })
  return owner
}

/** Joins neighbouring old communes into new ones; an island district becomes one special zone. */
function mergeCommunes(
  land: Land,
  oldCommunes: Division['oldCommunes'],
  oldOf: Int32Array,
  random: () => number,
) {
  const contacts = communeContacts(land, oldCommunes, oldOf)
  // sizes are uneven on purpose: some communes stay alone, some join many
  const sizes = oldCommunes.map(({ cells }) => cells.length * (0.65 + 0.8 * random()))
  const groups: { province: ProvinceKey; islands: boolean }[] = []
  const groupOf = new Int32Array(oldCommunes.length).fill(-1)
  const addGroup = (province: ProvinceKey, islands: boolean, members: readonly number[]) => {
    for (const member of members) groupOf[member] = groups.length
    groups.push({ province, islands })
  }
  for (const province of ['city', 'rural'] as const) {
    const here = communesOf(oldCommunes, province)
    const islands = here.filter((old) => isIslandDistrict(oldCommunes[old]?.district))
    const mainland = here.filter((old) => !islands.includes(old))
    const count = Math.round((NEW_COMMUNES * mainland.length) / oldCommunes.length)
    for (const members of mergeNeighbours(contacts, mainland, sizes, count))
      addGroup(province, false, members)
    if (islands.length > 0) addGroup(province, true, islands)
  }
  return { groups, groupOf }
}

function communesOf(oldCommunes: Division['oldCommunes'], province: ProvinceKey): number[] {
  return [...oldCommunes.keys()].filter(
    (old) => DISTRICTS[oldCommunes[old]?.district ?? -1]?.province === province,
  )
}

const isIslandDistrict = (district: number | undefined) =>
  district !== undefined && DISTRICTS[district]?.islands === true

/** How much border neighbouring old communes share; across a former district line it counts less than half. */
function communeContacts(land: Land, oldCommunes: Division['oldCommunes'], oldOf: Int32Array): Graph {
  const contacts = oldCommunes.map(() => new Map<number, number>())
  land.graph.forEach((steps, cell) => {
    for (const { to, cost } of steps) {
      const [a, b] = [oldOf[cell] as number, oldOf[to] as number]
      if (a !== b) contacts[a]?.set(b, (contacts[a]?.get(b) ?? 0) + 1 / cost)
    }
  })
  return contacts.map((neighbours, a) =>
    [...neighbours].map(([to, contact]) => ({
      to,
      cost: contact * (oldCommunes[a]?.district === oldCommunes[to]?.district ? 1 : 0.4),
    })),
  )
}

/** Cuts some old communes along their cells: a part goes to one or two new communes next door. */
function splitCommunes(
  graph: Graph,
  oldCommunes: Division['oldCommunes'],
  newOf: Int32Array,
  random: () => number,
): void {
  let left = SPLIT_COMMUNES
  let threefold = THREEFOLD_COMMUNES
  const candidates = oldCommunes
    .map((_, old) => old)
    .filter((old) => !isIslandDistrict(oldCommunes[old]?.district))
  for (const old of shuffle(random, candidates)) {
    if (left === 0) return
    const cells = oldCommunes[old]?.cells ?? []
    if (!cede(graph, cells, newOf, 0.25 + 0.2 * random())) continue
    left--
    if (threefold > 0 && cede(graph, cells, newOf, 0.22)) threefold--
  }
}

/** Gives a share of the cells to the new commune that borders them most. False when it would tear anything apart. */
function cede(graph: Graph, cells: readonly number[], newOf: Int32Array, share: number): boolean {
  const home = newOf[cells[0] as number] as number
  const kept = cells.filter((cell) => newOf[cell] === home)
  const heir = busiestNeighbour(graph, cells, kept, newOf)
  if (heir === null || cells.length < 14) return false
  const given = nearestTo(graph, kept, heir, newOf, Math.round(share * cells.length))
  const rest = kept.filter((cell) => !given.includes(cell))
  for (const cell of given) newOf[cell] = heir
  const homeCells = [...newOf.keys()].filter((cell) => newOf[cell] === home)
  const sound = rest.length >= 5 && given.length >= 4 && isConnected(graph, rest) && isConnected(graph, given)
  if (sound && isConnected(graph, homeCells)) return true
  for (const cell of given) newOf[cell] = home
  return false
}

function busiestNeighbour(
  graph: Graph,
  cells: readonly number[],
  kept: readonly number[],
  newOf: Int32Array,
): number | null {
  const taken = new Set(cells.map((cell) => newOf[cell] as number))
  const contacts = new Map<number, number>()
  for (const cell of kept) {
    for (const { to, cost } of graph[cell] ?? []) {
      const other = newOf[to] as number
      if (!taken.has(other) && cost < 2) contacts.set(other, (contacts.get(other) ?? 0) + 1)
    }
  }
  const [best] = [...contacts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best && best[1] >= 4 ? best[0] : null
}

/** The cells that are first reached from the neighbour's side. */
function nearestTo(
  graph: Graph,
  cells: readonly number[],
  neighbour: number,
  newOf: Int32Array,
  count: number,
): number[] {
  const members = new Set(cells)
  const reached: number[] = cells.filter((cell) => graph[cell]?.some(({ to }) => newOf[to] === neighbour))
  for (let i = 0; i < reached.length && reached.length < count; i++) {
    for (const { to } of graph[reached[i] as number] ?? []) {
      if (members.has(to) && !reached.includes(to)) reached.push(to)
    }
  }
  return reached.slice(0, Math.max(count, 4))
}
