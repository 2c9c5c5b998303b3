import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { type Tile, worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import type { Trx } from '../../db/transactions.ts'
import type { CaseWish } from '../cases/record-scope.ts'
import type { PointWish } from '../points/case-questions.ts'
import { pointCells, pointPlaces } from '../points/point-counts.ts'
import { peopleByCell, placesOfPeople } from './case-tile-queries.ts'

/** One case with its place, as shares of the world's width and height. */
export interface PlacedCase {
  id: number
  place: [x: number, y: number]
}

/** The places of the records that are asked for, wherever they are counted. */
export interface CasePlaces {
  /** How many people live in each cell of a zoom, by Morton key; cells without anybody are absent. */
  peopleByCell(within: Tile, cellZoom: number): Promise<ReadonlyMap<number, number>>
  /** Everybody who lives in a tile, from the lowest id on. */
  everybodyIn(within: Tile): Promise<PlacedCase[]>
}

/** Places as the database has them. */
export function placesInDatabase(trx: Trx, wish: CaseWish): CasePlaces {
  return {
    peopleByCell: (within, cellZoom) => peopleByCell(trx, { ...wish, within }, cellZoom),
    everybodyIn: async (within) => {
      const people = await placesOfPeople(trx, { ...wish, within })
      return people.map(({ id, place: [lon, lat] }) => ({ id, place: worldPlace(lon, lat) }))
    },
  }
}

/** The same places out of memory. */
export function placesInMemory(store: PointStore, wish: PointWish): CasePlaces {
  return {
    peopleByCell: (within, cellZoom) => pointCells(store, { ...wish, within }, cellZoom),
    everybodyIn: (within) => pointPlaces(store, { ...wish, within }),
  }
}
