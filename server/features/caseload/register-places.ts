import type { Day } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { SuccessionWeight } from '@hoanhap/geo/lineage/succession-weights.ts'
import type { Context } from '../../http/endpoint.ts'
import { type Hierarchy, hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import type { Level } from '../units/schemas.ts'
import { loadLineage } from './queries.ts'
import { queueOf } from './source-figures.ts'
import { type Placing, type Source, weightsToLevel } from './weights-to-level.ts'

/** Where the people of today's communes and queues live on the units of a level and a date. Public facts only. */
export interface RegisterPlaces {
  /** Shares by the unit that keeps the records: a commune, or a province for its queue. */
  sharesOf: ReadonlyMap<number, readonly SuccessionWeight[]>
  /** The units that keep records of people of a unit of the level. */
  keepersOf: ReadonlyMap<number, ReadonlySet<number>>
  /** Provinces of today: what they keep themselves is their queue. */
  queues: ReadonlySet<number>
  /** Communes that lie in several units of the level: only a point tells in which one a person lives. */
  divided: readonly number[]
  /** Units of the date into which the points of divided communes may fall, with the unit of the level that holds each. */
  unitOfLeaf: ReadonlyMap<number, number>
}

/** Remembered for all dates between two changes of units. */
export async function registerPlaces(
  context: Pick<Context, 'trx' | 'services' | 'today'>,
  level: Level,
  asOf: Day,
): Promise<RegisterPlaces> {
  const { trx, services, today } = context
  const { memory, pack } = services
  const then = await hierarchyOn(context, asOf)
  const now = await hierarchyOn(context, today)
  const key = `register-places:${pack.version}:${level}:${then.vintage}:${now.vintage}`
  return memory.remember(key, async () => {
    const lineage = await memory.remember(`lineage:${pack.version}`, () => loadLineage(trx))
    const unitOf = unitOfLeaf(then.hierarchy, level)
    const placing = { unitsOn: today, asOf, level, unitOf, lineage }
    return placesOf(placing, now.hierarchy, unitRows(then.hierarchy, level))
  })
}

function placesOf(placing: Placing, now: Hierarchy, targets: readonly { unitId: number }[]): RegisterPlaces {
  const sources = communesOf(now, placing)
  const provinceOfQueue = new Map(
    unitRows(now, 'province').map(({ unitId }) => [queueOf(unitId), unitId] as const),
  )
  const shares = weightsToLevel(placing, sources)
    .filter(({ weight }) => weight > 0)
    .map((share) => ({ ...share, sourceId: provinceOfQueue.get(share.sourceId) ?? share.sourceId }))
  const sharesOf = groupBy([...shares, ...queuesWithoutCommunes(placing, shares, targets)], (s) => s.sourceId)
  const keepersOf = new Map(
    [...groupBy([...sharesOf.values()].flat(), (s) => s.targetId)].map(
      ([target, into]) => [target, new Set(into.map(({ sourceId }) => sourceId))] as const,
    ),
  )
  const divided = sources.map(({ unitId }) => unitId).filter((id) => (sharesOf.get(id)?.length ?? 0) > 1)
  const queues = new Set(provinceOfQueue.values())
  return { sharesOf, keepersOf, queues, divided, unitOfLeaf: leavesUnder(placing, sources, new Set(divided)) }
}

function communesOf({ units }: Hierarchy, { lineage }: Placing): Source[] {
  return [...units.values()]
    .filter(({ level }) => level === 'commune')
    .map(({ id, parentId }) => ({ unitId: id, parentId, population: lineage.populationOf(id) }))
}

/** A province of today that has no communes yet may still keep records. */
function queuesWithoutCommunes(
  { level }: Placing,
  shares: readonly SuccessionWeight[],
  targets: readonly { unitId: number }[],
): SuccessionWeight[] {
  if (level !== 'province') return []
  const placed = new Set(shares.map(({ targetId }) => targetId))
  return targets
    .filter(({ unitId }) => !placed.has(unitId))
    .map(({ unitId }) => ({ sourceId: unitId, targetId: unitId, weight: 1 }))
}

/** The communes of the date that took or gave a part of a divided one, each with its unit of the level. */
function leavesUnder(placing: Placing, sources: readonly Source[], divided: ReadonlySet<number>) {
  const itself = new Map([...placing.unitOf.keys()].map((id) => [id, id]))
  const parts = sources.filter(({ unitId }) => divided.has(unitId))
  const leaves = weightsToLevel({ ...placing, level: 'commune', unitOf: itself }, parts)
  return new Map(
    leaves.flatMap(({ targetId }) => {
      const unit = placing.unitOf.get(targetId)
      return unit === undefined ? [] : [[targetId, unit] as const]
    }),
  )
}
