import { nearest } from '@hoanhap/geo/access/nearest.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { UnitRow } from './hierarchy.ts'
import type { EmployerPlace, ServicePlace } from './queries.ts'
import type { Coverage, CoverageRow } from './schemas.ts'

/** Everything that coverage is computed from, of one level on one date. */
export interface CoverageInput {
  units: readonly UnitRow[]
  /** Unit of the level by commune id. */
  unitOf: ReadonlyMap<number, number>
  innerPoints: ReadonlyMap<number, LonLat>
  employers: readonly EmployerPlace[]
  services: readonly ServicePlace[]
}

/** Places present in every unit, and great-circle kilometres from its inner point to the nearest place anywhere. */
export function coverUnits(input: CoverageInput): Omit<Coverage, 'level' | 'asOf'> {
  const rows = new Map(input.units.map((unit) => [unit.unitId, emptyRow(unit)]))
  const rowOf = (communeId: number | null) =>
    communeId === null ? undefined : rows.get(input.unitOf.get(communeId) ?? -1)
  const notMapped = { employers: 0, services: 0 }
  for (const employer of input.employers) {
    const row = rowOf(employer.communeId)
    if (row) addEmployer(row, employer)
    else notMapped.employers += 1
  }
  for (const { communeId, kind } of input.services) {
    const row = rowOf(communeId)
    if (row) addService(row, kind)
    else notMapped.services += 1
  }
  addDistances([...rows.values()], input)
  const total = { employers: input.employers.length, services: input.services.length }
  return { rows: [...rows.values()], total, notMapped }
}

function emptyRow({ unitId, code, name, parentCode, estimated }: UnitRow): CoverageRow {
  return {
    unitId,
    code,
    name,
    parentCode,
    employers: 0,
    accepting: 0,
    openings: 0,
    services: 0,
    servicesByKind: {},
    nearestEmployerKm: null,
    nearestServiceKm: null,
    estimated,
  }
}

function addEmployer(row: CoverageRow, { accepting, openings }: EmployerPlace): void {
  row.employers += 1
  if (!accepting) return
  row.accepting += 1
  row.openings += openings
}

function addService(row: CoverageRow, kind: ServicePlace['kind']): void {
  row.services += 1
  row.servicesByKind[kind] = (row.servicesByKind[kind] ?? 0) + 1
}

function addDistances(rows: readonly CoverageRow[], input: CoverageInput): void {
  const accepting = input.employers.filter((employer) => employer.accepting)
  const toEmployers = distancesKm(rows, input.innerPoints, points(accepting))
  const toServices = distancesKm(rows, input.innerPoints, points(input.services))
  for (const row of rows) {
    const employer = toEmployers.get(row.unitId)
    const service = toServices.get(row.unitId)
    row.nearestEmployerKm = typeof employer === 'number' ? employer : null
    row.nearestServiceKm = typeof service === 'number' ? service : null
    if (typeof employer === 'string') row.nearestEmployerReason = employer
    if (typeof service === 'string') row.nearestServiceReason = service
  }
}

function points(places: readonly { point: LonLat | null }[]): LonLat[] {
  return places.flatMap(({ point }) => (point === null ? [] : [point]))
}

/** Kilometres to three decimals by unit id, or why there is no distance. */
function distancesKm(
  rows: readonly CoverageRow[],
  innerPoints: ReadonlyMap<number, LonLat>,
  places: readonly LonLat[],
): Map<number, number | 'noBoundary' | 'noPlaces'> {
  const located = rows.flatMap(({ unitId }) => {
    const point = innerPoints.get(unitId)
    return point ? [{ unitId, point }] : []
  })
  const found = nearest(
    located.map(({ point }) => point),
    places,
  )
  const distances = new Map<number, number | 'noBoundary' | 'noPlaces'>(
    rows.map(({ unitId }) => [unitId, 'noBoundary']),
  )
  located.forEach(({ unitId }, index) => {
    const km = found[index]?.km ?? Infinity
    distances.set(unitId, Number.isFinite(km) ? Math.round(km * 1000) / 1000 : 'noPlaces')
  })
  return distances
}
