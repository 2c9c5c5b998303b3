import { seededRandom } from '@hoanhap/geo/random.ts'
import { type DrawnEdge, drawBorders } from './borders.ts'
import { type Division, divide } from './divide.ts'
import { type Land, settleLand } from './land.ts'
import { makeMesh } from './mesh.ts'
import { cellAreas, settlePeople } from './people.ts'
import { SHEET_KM } from './plan.ts'
import { scatterSites } from './sites.ts'
import { makeTerrain } from './terrain.ts'

/** The fictional land: cells with area and people, divided into units of both dates, with its borders drawn. */
export interface World {
  land: Land
  division: Division
  borders: readonly DrawnEdge[]
  /** By cell. */
  areasKm2: readonly number[]
  people: readonly number[]
}

export function makeWorld(seed: string | number): World {
  const random = seededRandom(`${seed}/world`)
  const terrain = makeTerrain(Math.floor(random() * 1_000_000))
  const mesh = makeMesh(scatterSites(terrain, SHEET_KM, random))
  const land = settleLand(mesh, terrain, random)
  const division = divide(land, random)
  const { oldOf, newOf } = division
  const borders = drawBorders(
    mesh,
    ({ left, right }) => oldOf[left] !== oldOf[right] || newOf[left] !== newOf[right],
    String(seed),
  )
  const areasKm2 = cellAreas(land)
  return { land, division, borders, areasKm2, people: settlePeople(land, terrain, areasKm2) }
}
