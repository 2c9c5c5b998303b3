import { apportion } from '../apportion.ts'
import type { Land } from './land.ts'
import { PROVINCES, type ProvinceKey } from './plan.ts'
import type { Terrain } from './terrain.ts'

/** Cells and how many people live there; every unit is a sum of cells, so tiers agree to the person. */
export function settlePeople(land: Land, terrain: Terrain, cellAreasKm2: readonly number[]): number[] {
  const people = new Array<number>(land.provinces.length).fill(0)
  for (const key of ['city', 'rural'] as const) {
    const cells = cellsOf(land, key)
    const weights = cells.map((cell) => (cellAreasKm2[cell] as number) * densityAt(land, terrain, cell))
    apportion(PROVINCES[key].population, weights).forEach((count, index) => {
      people[cells[index] as number] = count
    })
  }
  return people
}

/** Area of each cell in square kilometres, by the shoelace formula over its corners (0 for cells at the frame). */
export function cellAreas(land: Land): number[] {
  const doubled = new Array<number>(land.mesh.sites.length).fill(0)
  for (const { left, right, from, to } of land.mesh.edges) {
    const [ax, ay] = land.mesh.corners[from] as readonly [number, number]
    const [bx, by] = land.mesh.corners[to] as readonly [number, number]
    doubled[left] = (doubled[left] as number) + ax * by - bx * ay
    doubled[right] = (doubled[right] as number) - ax * by + bx * ay
  }
  return doubled.map((value) => Math.max(0, value / 2))
}

function cellsOf(land: Land, key: ProvinceKey): number[] {
  return land.provinces.flatMap((province, cell) => (province === key ? [cell] : []))
}

function densityAt(land: Land, terrain: Terrain, cell: number): number {
  return terrain.peoplePerKm2(land.mesh.sites[cell] as readonly [number, number])
}
