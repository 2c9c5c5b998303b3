import {
  cellAnchor,
  cellCentre,
  cellsAround,
  cellTile,
  cellZoomOf,
  gatherSmallCells,
  isInTile,
  type WorldBox,
} from '@hoanhap/geo/tiles/cells.ts'
import { type Tile, worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import type { CasePlaces } from './case-places.ts'
import type { TileScope } from './case-tile-queries.ts'

/** One mark of a tile: some people, or one case. `place` is a share of the world's width and height. */
export interface CaseMark {
  place: [x: number, y: number]
  properties: { count: number } | { id: number }
}

/** From this zoom on whoever keeps the records of one commune sees single places. */
const POINT_ZOOM = 14
/** The smallest group that is drawn where it says something about support need. */
const LEAST_WITH_NEED = 10
const WORLD: Tile = { z: 0, x: 0, y: 0 }

/** Where a tile lies, what it tells of, and over which area. */
export interface TileWish {
  tile: Tile
  /** Whether it is filtered by support need. */
  tellsNeed: boolean
  scope: TileScope
}

/** The marks of a tile. Over all tiles of a zoom they sum to everybody whose place is known. */
export function caseMarks(places: CasePlaces, { tile, tellsNeed, scope }: TileWish): Promise<CaseMark[]> {
  if (tellsNeed) return gatheredMarks(places, tile, scope)
  return tile.z >= POINT_ZOOM && scope.isOneCommune ? pointMarks(places, tile) : cellMarks(places, tile)
}

async function pointMarks(places: CasePlaces, tile: Tile): Promise<CaseMark[]> {
  const people = await places.everybodyIn(tile)
  return people.map(({ id, place }) => ({ place, properties: { id } }))
}

async function cellMarks(places: CasePlaces, tile: Tile): Promise<CaseMark[]> {
  const zoom = cellZoomOf(tile.z)
  const counts = await places.peopleByCell(tile, zoom)
  return [...counts].map(([key, count]) => ({ place: cellCentre({ zoom, key }), properties: { count } }))
}

/**
 * Cells of ten or more where they are, smaller ones gathered in larger cells, each drawn in the one tile that holds its
 * anchor; what no cell gathers in one mark for the whole scope. Fewer than ten in the whole scope are not drawn at all.
 */
async function gatheredMarks(places: CasePlaces, tile: Tile, scope: TileScope): Promise<CaseMark[]> {
  const box = worldBox(scope)
  const wholePlace = anchorOfScope(scope)
  const area = isInTile(tile, wholePlace) ? WORLD : areaToGather(tile, box)
  const zoom = cellZoomOf(tile.z)
  const counts = await places.peopleByCell(area, zoom)
  const { cells, left } = gatherSmallCells(counts, {
    zoom,
    upTo: Math.max(1, area.z),
    least: LEAST_WITH_NEED,
  })
  const marks = cells.map((cell): CaseMark => {
    const place = cell.zoom === zoom ? cellCentre(cell) : cellAnchor(cell, box)
    return { place, properties: { count: cell.count } }
  })
  const isWholeDrawn = area === WORLD && left > 0 && (left >= LEAST_WITH_NEED || cells.length > 0)
  if (isWholeDrawn) marks.push({ place: wholePlace, properties: { count: left } })
  return marks.filter(({ place }) => isInTile(tile, place))
}

/** The largest cell that is drawn in a tile, or the tile: its people decide what the tile shows. */
function areaToGather(tile: Tile, box: WorldBox | null): Tile {
  const [_world, ...around] = cellsAround(tile)
  const largest = around.find((cell) => isInTile(tile, cellAnchor(cell, box)))
  return largest ? cellTile(largest) : tile
}

function worldBox({ bbox }: TileScope): WorldBox | null {
  if (!bbox) return null
  const [west, south, east, north] = bbox
  return [...worldPlace(west, north), ...worldPlace(east, south)]
}

function anchorOfScope({ innerPoint }: TileScope): [x: number, y: number] {
  return innerPoint ? worldPlace(innerPoint[0], innerPoint[1]) : cellCentre({ zoom: 0, key: 0 })
}
