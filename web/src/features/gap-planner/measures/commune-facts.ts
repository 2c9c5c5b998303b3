import type { Access, AccessRow, Unit } from '@hoanhap/server/contract.ts'
import type { PlannerPlace } from '../model/planner-context.ts'
import type { ReckonedRow, Reckoning } from '../reckoning/reckoning.ts'

/** People in need of a commune: an estimate, with the least and the most that the figures allow. */
export interface NeedOfCommune {
  people: number
  low: number
  high: number
  state: Exclude<AccessRow['demandState'], 'noData'>
}

/** What is known of a commune, before it is measured. */
export interface CommuneFacts {
  unit: Unit
  /** Null where no figure is known. */
  need: NeedOfCommune | null
  /** What its people have within reach; null where no point is known. */
  within: ReckonedRow | null
  /** Openings, or services, that lie in it as they are: of what is only tried no commune is known. */
  capacityInside: number
}

interface Known {
  units: readonly Unit[]
  access: Pick<Access, 'rows'> | null
  places: readonly PlannerPlace[]
  reckoning: Reckoning | null
}

/** The facts of every unit given, in their order. */
export function communeFacts({ units, access, places, reckoning }: Known): CommuneFacts[] {
  const rows = new Map(access?.rows.map((row) => [row.unitId, row]))
  const inside = capacityByCommune(places)
  return units.map((unit) => ({
    unit,
    need: needOf(rows.get(unit.id)),
    within: reckoning?.rows.get(unit.id) ?? null,
    capacityInside: inside.get(unit.code) ?? 0,
  }))
}

function needOf(row: AccessRow | undefined): NeedOfCommune | null {
  if (!row || row.demandState === 'noData' || row.demand === null) return null
  const { demand: people, demandLow, demandHigh, demandState: state } = row
  return { people, low: demandLow ?? people, high: demandHigh ?? people, state }
}

function capacityByCommune(places: readonly PlannerPlace[]): Map<string, number> {
  const inside = new Map<string, number>()
  for (const { unitCode, capacity } of places) {
    if (unitCode !== null) inside.set(unitCode, (inside.get(unitCode) ?? 0) + capacity)
  }
  return inside
}
