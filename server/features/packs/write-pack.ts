import { type Day, lastFullQuarters } from '@hoanhap/geo/day.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader, enterRole, type Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { replaceDemoScopes } from '../accounts/demo-accounts.ts'
import { buildRelease } from '../releases/build-release.ts'
import { loadReleases } from '../releases/load-releases.ts'
import type { GeometryMessage } from '../tiles/geometry-job.ts'
import { type RunGeometryJob, withGeometryWorker } from '../tiles/run-geometry-job.ts'
import { deriveSuccessions, type Succession } from './derive-successions.ts'
import { type Finding, Findings } from './findings.ts'
import {
  areasKm2,
  type BoundaryRecord,
  insertBoundaries,
  insertZoneBoundaries,
  type Repair,
} from './load-boundaries.ts'
import { fillOverlaps, insertLineage } from './load-lineage.ts'
import type { Progress } from './load-pack.ts'
import { insertPeople, unitsOfStays } from './load-people.ts'
import { insertEmployers, insertServices } from './load-places.ts'
import { insertPopulationPoints } from './load-population-points.ts'
import { insertReferenceLists } from './load-reference-lists.ts'
import { insertTileSets, insertTiles } from './load-tiles.ts'
import { insertParents, insertUnits, insertUnitsWithoutRoad, type UnitIds } from './load-units.ts'
import { insertZones } from './load-zones.ts'
import type { Pack, PackBoundary } from './pack-types.ts'
import { placer } from './place-on-every-date.ts'
import { type GeometryPlan, planGeometry, shapeKey } from './plan-geometry.ts'
import { planZones, type ZonePlan } from './plan-zones.ts'
import { groupBy, unitInWords } from './read-units.ts'
import { type PartProgress, sideBySide } from './side-by-side.ts'
import { type Write, writeInTurn } from './write-in-turn.ts'

/** Polygons written in one transaction, so that none takes long on the embedded engine. */
const BATCH_BOUNDARIES = 100
const BATCH_PEOPLE = 500
const BATCH_POINTS = 2000
/** Of the hundred points of a load, and where the parts that run side by side begin. */
const POINTS = { before: 10, boundaries: 20, drawing: 28, places: 2, people: 35 }
/** Quarters that get a release when a register is loaded. */
const QUARTERS = 4

/** Writes the last of a load: with it, everything before begins to count. */
type Seal = (trx: Trx, found: Finding[]) => Promise<void>

interface Writing {
  write: Write
  pack: Pack
  ids: UnitIds
  successions: Succession[]
  findings: Findings
  progress: Record<'boundaries' | 'drawing' | 'places' | 'people', PartProgress>
}

/** When and under which keys a pack is written. */
export interface WriteOptions {
  today: Day
  keys: Keys
}

/**
 * Writes a checked pack in many small transactions, all invisible until `seal` ran in the last one, together with the
 * releases. Answers what had to be mended on the way.
 */
export async function writePack(
  db: Database,
  pack: Pack,
  { today, keys }: WriteOptions,
  progress: Progress,
  seal: Seal,
): Promise<Finding[]> {
  const successions = deriveSuccessions(pack.units, pack.successions)
  progress('10 % units and their lineage')
  const ids = await asLoader(db, async (trx) => {
    await insertReferenceLists(trx)
    const inserted = await insertUnits(trx, pack.units)
    await insertParents(trx, inserted)
    await insertUnitsWithoutRoad(trx, inserted, pack.unitsWithoutRoad)
    return inserted
  })
  await asLoader(db, (trx) => insertLineage(trx, ids, successions, pack.events))
  const writing: Writing = {
    write: writeInTurn(db),
    pack,
    ids,
    successions,
    findings: new Findings(),
    progress: partsOf(progress),
  }
  await both(
    withGeometryWorker((draw) => writeGeometry(writing, draw)),
    writePlacesAndPeople(writing, today, keys),
  )
  progress('96 % releases')
  await asLoader(db, async (trx) => {
    await publish(trx, pack, today)
    await seal(trx, writing.findings.list)
  })
  return writing.findings.list
}

function partsOf(progress: Progress): Writing['progress'] {
  const part = sideBySide(progress, POINTS.before)
  return {
    boundaries: part(POINTS.boundaries),
    drawing: part(POINTS.drawing),
    places: part(POINTS.places),
    people: part(POINTS.people),
  }
}

/** Waits for both to end, however they end, so that nothing is still written when the load has failed. */
async function both(geometry: Promise<void>, people: Promise<void>): Promise<void> {
  const ends = await Promise.allSettled([geometry, people])
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function writeGeometry(writing: Writing, draw: RunGeometryJob): Promise<void> {
  const { write, pack, ids, successions } = writing
  // Outlines that will be joined from communes are not written from the file.
  const plannedFirst = planGeometry(ids, pack.boundaries, [])
  const own = pack.boundaries.filter((boundary) => !plannedFirst.joinedUnits.has(shapeKey(boundary)))
  const mended = await writeBoundaries(writing, own)
  const areas = await write(areasKm2)
  const zones = planZones(pack.units, successions, (unit) => areas.get(ids.get(unit) ?? 0) ?? null)
  const zoneIds = await write((trx) => insertZones(trx, ids, zones))
  const plan = planGeometry(
    ids,
    pack.boundaries.map((boundary) => mended.get(boundary) ?? boundary),
    zones,
  )
  const setIds = await write((trx) => insertTileSets(trx, plan.tileSets))
  await draw(plan.job, (message) => receive(writing, plan, zoneIds, setIds, message))
  await write(fillOverlaps)
  if (plan.joinedUnits.size > 0) {
    writing.findings.add(
      'outline_from_communes',
      { file: pack.manifest.name },
      { value: `${plan.joinedUnits.size} units` },
    )
  }
}

/** Writes polygons as they came; answers those that the database mended. */
async function writeBoundaries(
  writing: Writing,
  boundaries: PackBoundary[],
): Promise<Map<PackBoundary, PackBoundary>> {
  const unitsOf = groupBy([...writing.ids.keys()], shapeKey)
  const mended = new Map<PackBoundary, PackBoundary>()
  for (let start = 0; start < boundaries.length; start += BATCH_BOUNDARIES) {
    writing.progress.boundaries('boundaries', start, boundaries.length)
    const batch = new Map<number, PackBoundary>()
    for (const boundary of boundaries.slice(start, start + BATCH_BOUNDARIES)) {
      for (const unit of unitsOf.get(shapeKey(boundary)) ?? [])
        batch.set(writing.ids.get(unit) as number, boundary)
    }
    const records = [...batch].map(([unitId, boundary]) => recordOf(boundary, unitId))
    for (const repair of await writing.write((trx) => insertBoundaries(trx, records))) {
      const boundary = batch.get(repair.unitId) as PackBoundary
      mended.set(boundary, reportRepair(writing.findings, boundary, repair))
    }
  }
  return mended
}

function recordOf({ geometry, source, repaired }: PackBoundary, unitId: number): BoundaryRecord {
  return { unitId, geometry, source, repaired }
}

function reportRepair(findings: Findings, boundary: PackBoundary, repair: Repair): PackBoundary {
  const place = { file: boundary.file, row: boundary.row, field: 'geometry' }
  findings.add('repaired_geometry', place, { value: unitInWords(boundary), expected: repair.repaired })
  return { ...boundary, geometry: repair.geometry }
}

async function receive(
  { write, ids, progress }: Writing,
  plan: GeometryPlan,
  zoneIds: ReadonlyMap<ZonePlan, number>,
  setIds: readonly number[],
  message: GeometryMessage,
): Promise<void> {
  if (message.kind === 'progress') {
    progress.drawing('drawing', message.done, message.of)
  } else if (message.kind === 'tiles') {
    await write((trx) => insertTiles(trx, setIds[message.set] as number, message.tiles))
  } else if (message.kind === 'outlines') {
    const zones = message.outlines.flatMap(({ key, geometry }) =>
      (plan.zones.get(key) ?? []).map((zone) => ({ zoneId: zoneIds.get(zone) as number, geometry })),
    )
    const units = message.outlines.flatMap(({ key, geometry }) =>
      (plan.joinedUnits.get(key) ?? []).map((unit) => ({ unitId: ids.get(unit) as number, geometry })),
    )
    const joined = units.map((unit) => ({ ...unit, source: 'joined from communes', repaired: null }))
    await write((trx) => insertZoneBoundaries(trx, zones))
    await write((trx) => insertBoundaries(trx, joined))
  }
}

/** Neither asks for a polygon in the database: they are written while the geometry is drawn. */
async function writePlacesAndPeople(writing: Writing, today: Day, keys: Keys): Promise<void> {
  await writePlaces(writing, today)
  await writePeople(writing, today, keys)
}

async function writePlaces(writing: Writing, today: Day): Promise<void> {
  const { write, pack, ids, successions, progress } = writing
  const { employers, services, populationPoints } = pack
  const count = employers.length + services.length + populationPoints.length
  progress.places('employers and services', 0, count)
  const placement = { ids, placingsOf: placer(pack.units, pack.boundaries, successions, today), today }
  await write((trx) => insertEmployers(trx, employers, placement))
  await write((trx) => insertServices(trx, services, placement))
  for (let start = 0; start < populationPoints.length; start += BATCH_POINTS) {
    progress.places('population points', employers.length + services.length + start, count)
    const batch = populationPoints.slice(start, start + BATCH_POINTS)
    await write((trx) => insertPopulationPoints(trx, batch, placement))
  }
  progress.places('places', count, count)
}

async function writePeople({ write, pack, ids, progress }: Writing, today: Day, keys: Keys): Promise<void> {
  const { people } = pack
  const unitOf = unitsOfStays(ids, today)
  for (let start = 0; start < people.length; start += BATCH_PEOPLE) {
    progress.people('people', start, people.length)
    const batch = people.slice(start, start + BATCH_PEOPLE)
    await write((trx) => insertPeople(trx, batch, unitOf, keys))
  }
}

/**
 * The releases of a register are counted from it, those of a pack without one are the counts that it brings. In the
 * transaction that seals the load, because a release can never be taken back.
 */
async function publish(trx: Trx, pack: Pack, today: Day): Promise<void> {
  if (pack.people.length === 0) {
    await loadReleases(trx, pack.caseload)
    return
  }
  await enterRole(trx, 'hoanhap_release_builder')
  for (const period of lastFullQuarters(today, QUARTERS)) await buildRelease(trx, period, today)
  await enterRole(trx, 'hoanhap_loader')
  await replaceDemoScopes(trx)
}
