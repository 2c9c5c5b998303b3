import { quantilesLine, type Turns, timed } from '@hoanhap/geo/bench/measure.ts'
import { type BenchFilter, conditionsOf, type FilterKind } from '@hoanhap/geo/bench/register.ts'
import { all } from '@hoanhap/geo/point-store/conditions.ts'
import type { PointStore, Question } from '@hoanhap/geo/point-store/point-store.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import { integerBetween, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { encodePoints } from '@hoanhap/geo/tiles/encode-points.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { CELL_LEVELS, type PointTable } from './sql-anchor.ts'

export interface Runners {
  store: PointStore
  rows: RowBatch
  table: PointTable
  filters: (kind: FilterKind) => BenchFilter
  kinds: readonly FilterKind[]
}

const EXTENT = 4096
const ZOOMS = [5, 6, 7, 8, 10, 11, 12]
const TURNS_OF_A_KIND = 25
const COUNTS_OF_A_KIND = 15
const WARM_UP = 5

/** Prints medians, 99th percentiles and ratios by zoom and kind of filter. */
export async function raceAgainstSql(runners: Runners): Promise<void> {
  console.log(`${''.padEnd(26)}    n  ours p50     SQL    ratio   ours p99     SQL    ratio`)
  const low = await raceZooms(
    runners,
    ZOOMS.filter((z) => z <= 8),
  )
  const high = await raceZooms(
    runners,
    ZOOMS.filter((z) => z >= 10),
  )
  const counts = await raceCounts(runners)
  console.log(quantilesLine('tiles z5-z8      25x  20x', low))
  console.log(quantilesLine('tiles z10-z12    10x  15x', high))
  console.log(quantilesLine('by commune       50x', counts))
}

async function raceZooms(runners: Runners, zooms: readonly number[]): Promise<Turns> {
  const every: Turns = { ours: [], theirs: [] }
  for (const z of zooms) {
    const ofZoom: Turns = { ours: [], theirs: [] }
    for (const kind of runners.kinds) append(ofZoom, await raceTiles(runners, z, kind))
    console.log(quantilesLine(`tile z${z}`, ofZoom))
    append(every, ofZoom)
  }
  return every
}

function append(to: Turns, from: Turns): void {
  to.ours.push(...from.ours)
  to.theirs.push(...from.theirs)
}

async function raceTiles(
  { store, rows, table, filters }: Runners,
  z: number,
  kind: FilterKind,
): Promise<Turns> {
  const random = seededRandom(`tiles ${z} ${kind}`)
  const turns: Turns = { ours: [], theirs: [] }
  for (let turn = -WARM_UP; turn < TURNS_OF_A_KIND; turn++) {
    const tile = tileOfSomebody(random, rows, z)
    const filter = filters(kind)
    let ours: Uint8Array = new Uint8Array()
    let theirs: Uint8Array = ours
    const own = await timed(() => {
      ours = ourTile(store, tile, questionOf(filter))
      return ours
    })
    const other = await timed(async () => {
      theirs = await table.tile(tile, filter)
      return theirs
    })
    refuseOtherTile(ours, theirs, tile)
    if (turn >= 0) append(turns, { ours: [own], theirs: [other] })
  }
  return turns
}

/** Tiles are drawn by their people: where there are many, many look. */
export function tileOfSomebody(random: Random, rows: RowBatch, z: number): Tile {
  const { located, x, y, count } = rows
  const row = integerBetween(random, 0, count - 1)
  if (located[row] !== 1) return tileOfSomebody(random, rows, z)
  const side = 2 ** (32 - z)
  return { z, x: Math.floor((x[row] as number) / side), y: Math.floor((y[row] as number) / side) }
}

function questionOf(filter: BenchFilter): Question {
  return { scope: 'everywhere', filter: all(conditionsOf(filter)) }
}

/** The same 16 by 16 cells with counts at their mean places, as a vector tile. */
function ourTile(store: PointStore, tile: Tile, question: Question): Uint8Array {
  const { counts, x, y } = store.clusters(question, tile, tile.z + CELL_LEVELS)
  const scale = 2 ** tile.z * EXTENT
  return encodePoints({
    ...{ name: 'cases', extent: EXTENT, property: 'count', values: counts },
    x: x.map((share) => Math.round(share * scale - tile.x * EXTENT)),
    y: y.map((share) => Math.round(share * scale - tile.y * EXTENT)),
  })
}

/** @throws Error when the two tiles do not have the same counts at the same places, but for one unit of rounding */
function refuseOtherTile(ours: Uint8Array, theirs: Uint8Array, { z, x, y }: Tile): void {
  const [own, other] = [marksOf(ours), marksOf(theirs)]
  const isSame = own.length === other.length && own.every((mark, index) => isNear(mark, other[index]))
  if (!isSame) throw new Error(`tile ${z}/${x}/${y}: ${JSON.stringify(own)} is not ${JSON.stringify(other)}`)
}

type Mark = [count: number, x: number, y: number]

function marksOf(body: Uint8Array): Mark[] {
  const layer = new VectorTile(new PbfReader(body)).layers.cases
  const marks = Array.from({ length: layer?.length ?? 0 }, (_none, index): Mark => {
    const feature = layer?.feature(index)
    const point = feature?.loadGeometry()[0]?.[0]
    return [Number(feature?.properties.count), point?.x ?? -1, point?.y ?? -1]
  })
  const cell = (place: number) => Math.floor((place * 2 ** CELL_LEVELS) / EXTENT)
  return marks.sort((a, b) => cell(a[1]) - cell(b[1]) || cell(a[2]) - cell(b[2]) || a[0] - b[0])
}

function isNear(one: Mark, other: Mark | undefined): boolean {
  if (!other) return false
  return one[0] === other[0] && Math.abs(one[1] - other[1]) <= 1 && Math.abs(one[2] - other[2]) <= 1
}

async function raceCounts({ store, table, filters, kinds }: Runners): Promise<Turns> {
  const turns: Turns = { ours: [], theirs: [] }
  for (const kind of kinds)
    for (let turn = -WARM_UP; turn < COUNTS_OF_A_KIND; turn++) {
      const filter = filters(kind)
      let ours: Uint32Array = new Uint32Array()
      let theirs = new Map<number, number>()
      const own = await timed(() => {
        ours = store.unitCounts(questionOf(filter)).people
        return ours
      })
      const other = await timed(async () => {
        theirs = await table.countsByUnit(filter)
        return theirs
      })
      const different = ours.findIndex((people, unit) => people !== (theirs.get(unit) ?? 0))
      if (different >= 0)
        throw new Error(`unit ${different}: ${ours[different]} is not ${theirs.get(different)}`)
      if (turn >= 0) append(turns, { ours: [own], theirs: [other] })
    }
  return turns
}
