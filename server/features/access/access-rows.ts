import type { PopulationPoint } from '@hoanhap/geo/access/homes.ts'
import type { UnitRow } from '../coverage/hierarchy.ts'
import type { ScoredCommune } from './people-in-need.ts'
import type { Demand } from './released-demand.ts'
import type { AccessRow, DemandState } from './schemas.ts'

/**
 * Numbers as they are sent: people to four decimals, so that whoever reckons on with them comes to the same scores; scores
 * to six, kilometres to three.
 */
const people = (value: number) => Math.round(value * 1e4) / 1e4
const perPerson = (value: number) => Math.round(value * 1e6) / 1e6
const share = perPerson
const km = (value: number) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null)

const NOTHING = {
  location: null,
  demand: null,
  demandState: 'noData' as const,
  demandLow: null,
  demandHigh: null,
  score: null,
  scoreLow: null,
  scoreHigh: null,
  nearestKm: null,
  openingsWithin: null,
  coveredShare: null,
  covered: null,
}

function titleOf({ unitId, code, name, parentCode }: UnitRow) {
  return { unitId, code, name, parentCode }
}

/** A commune as it was scored; one without a point or without data has no score. */
export function communeRow(unit: UnitRow, scored: ScoredCommune | undefined): AccessRow {
  if (!scored) return { ...titleOf(unit), ...NOTHING }
  const { demand, point, populationPoints, coveredShare } = scored
  return {
    ...titleOf(unit),
    ...NOTHING,
    location: [point[0], point[1]],
    ...(populationPoints && { populationPoints: populationPoints.map(pointOf) }),
    ...demandOf(demand),
    score: perPerson(scored.score),
    scoreLow: perPerson(scored.scoreLow),
    scoreHigh: perPerson(scored.scoreHigh),
    nearestKm: km(scored.nearestKm),
    openingsWithin: Math.round(scored.capacityWithin * 1000) / 1000,
    coveredShare: share(coveredShare),
    covered: coveredShare === 1,
  }
}

/** Shares to nine decimals: whoever spreads the people again comes to the same scores. */
function pointOf({ point: [lon, lat], share: part }: PopulationPoint): [number, number, number] {
  return [lon, lat, Math.round(part * 1e9) / 1e9]
}

/** A commune that no road leads to: its people are known, no way to or from it is. */
export function cutOffRow(unit: UnitRow, demand: Demand | null): AccessRow {
  return { ...titleOf(unit), ...NOTHING, ...demandOf(demand), noRoad: true }
}

function demandOf(demand: Demand | null) {
  if (!demand) return {}
  const { people: count, low, high, state } = demand
  return {
    demand: people(count),
    demandState: state,
    demandLow: people(low),
    demandHigh: people(high),
  }
}

/** A unit above the commune: its people together, and the mean of what each of them has. */
export function unitRow(unit: UnitRow, communes: readonly ScoredCommune[]): AccessRow {
  const withPeople = communes.flatMap((commune) =>
    commune.demand ? [{ ...commune, demand: commune.demand }] : [],
  )
  if (withPeople.length === 0) return { ...titleOf(unit), ...NOTHING }
  const sum = (read: (commune: (typeof withPeople)[number]) => number) =>
    withPeople.reduce((total, commune) => total + read(commune), 0)
  const demand = sum((commune) => commune.demand.people)
  const mean = (read: (commune: ScoredCommune) => number) =>
    demand > 0 ? sum((commune) => commune.demand.people * read(commune)) / demand : null
  const rounded = (value: number | null) => (value === null ? null : perPerson(value))
  return {
    ...titleOf(unit),
    ...NOTHING,
    demand: people(demand),
    demandState: stateOf(
      unit,
      withPeople.map((commune) => commune.demand.state),
    ),
    demandLow: people(sum((commune) => commune.demand.low)),
    demandHigh: people(sum((commune) => commune.demand.high)),
    score: rounded(mean((commune) => commune.score)),
    scoreLow: rounded(mean((commune) => commune.scoreLow)),
    scoreHigh: rounded(mean((commune) => commune.scoreHigh)),
    nearestKm: km(mean((commune) => commune.nearestKm) ?? Number.POSITIVE_INFINITY),
    coveredShare: rounded(mean((commune) => commune.coveredShare)),
    covered: withPeople.every((commune) => commune.demand.people === 0 || commune.coveredShare === 1),
  }
}

function stateOf(unit: UnitRow, states: readonly DemandState[]): DemandState {
  if (states.every((state) => state === 'suppressed')) return 'suppressed'
  return unit.estimated || states.some((state) => state !== 'value') ? 'estimated' : 'value'
}
