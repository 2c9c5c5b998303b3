import type { PopulationPoint, Settled } from '@hoanhap/geo/access/homes.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { measurablePoints } from '../coverage/queries.ts'
import { populationPoints } from './queries.ts'
import type { DemandAt } from './schemas.ts'

/** Where the people of each commune of a date live, by commune; one of which no point is known is absent. */
export type Settlements = ReadonlyMap<number, Settled>

/** Where ways are measured from: population points where the pack has any, otherwise a point inside the commune. */
export async function settlementsOn(trx: Trx, asOf: Day): Promise<Settlements> {
  const inner = await measurablePoints(trx, asOf)
  const populated = await populationPoints(trx, asOf)
  const settlements = new Map<number, Settled>([...inner].map(([unitId, point]) => [unitId, { point }]))
  for (const [unitId, points] of populated) {
    const point = inner.get(unitId) ?? mostPopulous(points)
    settlements.set(unitId, { point, populationPoints: points })
  }
  return settlements
}

/** Stands for a commune whose boundary is not known. */
function mostPopulous(points: readonly PopulationPoint[]) {
  return points.reduce((most, one) => (one.share > most.share ? one : most)).point
}

/** How an answer says it. */
export function demandAt(settlements: Settlements): DemandAt {
  const spread = [...settlements.values()].some((settled) => settled.populationPoints)
  return spread ? 'populationPoints' : 'innerPoint'
}
