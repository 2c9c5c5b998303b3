import { groupBy } from '@hoanhap/geo/group-by.ts'
import { toLonLat } from './outlines.ts'
import { distanceKm, type PlanePoint } from './plane.ts'
import type { DemoUnits } from './units.ts'
import type { World } from './world.ts'

/** One row of `population-points.csv`. */
export interface PopulationPointRow {
  unit_code: string
  lon: number
  lat: number
  population: number
}
export const POPULATION_POINT_COLUMNS = ['unit_code', 'lon', 'lat', 'population'] as const

const LEAST_POINTS = 3
const MOST_POINTS = 8
const PEOPLE_OF_POINT = 3500

/** The peopled cells of every commune of today, gathered around a few of them: towns first, then what lies far from these. */
export function populationPoints(world: World, { newCommunes }: DemoUnits): PopulationPointRow[] {
  const cells = groupBy(world.people.keys(), (cell) => world.division.newOf[cell])
  return newCommunes.flatMap(({ code }, commune) => {
    const peopled = (cells.get(commune) ?? []).filter((cell) => (world.people[cell] as number) > 0)
    return gathered(world, peopled).map(({ centre, population }) => {
      const [lon, lat] = toLonLat(siteOf(world, centre))
      return { unit_code: code, lon, lat, population }
    })
  })
}

const siteOf = ({ land }: World, cell: number) => land.mesh.sites[cell] as PlanePoint

function gathered(world: World, cells: readonly number[]): { centre: number; population: number }[] {
  const populations = new Map(centresOf(world, cells).map((centre) => [centre, 0]))
  for (const cell of cells) {
    const [centre] = nearest(world, cell, [...populations.keys()])
    populations.set(centre, (populations.get(centre) ?? 0) + (world.people[cell] as number))
  }
  return [...populations].map(([centre, population]) => ({ centre, population }))
}

/** The cell with most people, then again and again the one whose people have farthest to go to those before it. */
function centresOf(world: World, cells: readonly number[]): number[] {
  const people = (cell: number) => world.people[cell] as number
  const all = cells.reduce((sum, cell) => sum + people(cell), 0)
  const wanted = Math.min(MOST_POINTS, Math.max(LEAST_POINTS, Math.round(all / PEOPLE_OF_POINT)))
  const centres = cells.length > 0 ? [most(cells, people)] : []
  while (centres.length < Math.min(wanted, cells.length)) {
    const others = cells.filter((cell) => !centres.includes(cell))
    centres.push(most(others, (cell) => people(cell) * nearest(world, cell, centres)[1]))
  }
  return centres
}

function most(cells: readonly number[], value: (cell: number) => number): number {
  return cells.reduce((best, cell) => (value(cell) > value(best) ? cell : best))
}

function nearest(world: World, cell: number, centres: readonly number[]): [centre: number, km: number] {
  const away = centres.map((centre) => distanceKm(siteOf(world, cell), siteOf(world, centre)))
  const km = Math.min(...away)
  return [centres[away.indexOf(km)] as number, km]
}
