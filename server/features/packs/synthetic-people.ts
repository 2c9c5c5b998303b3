import { type Day, previousQuarter } from '@hoanhap/geo/day.ts'
import { syntheticCaseload } from '../../../seeds/synthetic-people/caseload.ts'
import {
  type EmployerRow,
  type ServiceRow,
  type SyntheticPlaces,
  syntheticPlaces,
} from '../../../seeds/synthetic-people/places.ts'
import type { SyntheticUnit } from '../../../seeds/synthetic-people/units.ts'
import { contains } from './day-spans.ts'
import type { Pack, PackEmployer, PackPlace, PackService } from './pack-types.ts'
import { shapeKey } from './plan-geometry.ts'
import { groupBy } from './read-units.ts'

const SEED = 'hoa-nhap'
const QUARTERS = 4
const FILE = 'synthetic'

/** The pack with seeded employers, services and four quarters of counts instead of its own; the last one is `quarter`. */
export function addSyntheticPeople(pack: Pack, people: number, quarter: string, today: Day): Pack {
  const units = currentUnits(pack, today)
  const places = syntheticPlaces(units, people, SEED, today)
  const caseload = syntheticCaseload(units, people, SEED, quartersUpTo(quarter))
  return {
    ...pack,
    employers: employersOf(places),
    services: places.services.map(toService),
    caseload: caseload.map((row, index) => ({ ...row, row: index + 2 })),
  }
}

function currentUnits(pack: Pack, today: Day): SyntheticUnit[] {
  const shapes = new Map(pack.boundaries.map((boundary) => [shapeKey(boundary), boundary.geometry]))
  return pack.units.flatMap((unit): SyntheticUnit[] => {
    const { level, code, name, type, parentCode, population } = unit
    if (level === 'district' || !contains(unit, today)) return []
    return [{ level, code, name, type, parentCode, population, geometry: shapes.get(shapeKey(unit)) ?? null }]
  })
}

function quartersUpTo(last: string): string[] {
  const quarters = [last]
  while (quarters.length < QUARTERS) quarters.unshift(previousQuarter(quarters[0] as string))
  return quarters
}

function employersOf({ employers, vacancies }: SyntheticPlaces): PackEmployer[] {
  const bySourceId = groupBy(vacancies, (vacancy) => vacancy.employer_source_id)
  return employers.map((row, index) => ({
    ...toPlace(row, index),
    accepting: row.accepting,
    memorandum: row.memorandum,
    vacancies: (bySourceId.get(row.source_id) ?? []).map(({ trade, openings }) => ({ trade, openings })),
  }))
}

function toService(row: ServiceRow, index: number): PackService {
  return { ...toPlace(row, index), kind: row.kind }
}

function toPlace(row: EmployerRow | ServiceRow, index: number): PackPlace {
  return {
    file: FILE,
    row: index + 2,
    sourceId: row.source_id,
    name: row.name,
    address: row.address,
    point: [row.lon, row.lat],
    unitCode: row.unit_code,
    verifiedOn: row.verified_on,
  }
}
