import type { Day } from '@hoanhap/geo/day.ts'
import { syntheticPeople } from '../../../seeds/synthetic-people/people.ts'
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
const FILE = 'synthetic'

/** The pack with seeded employers, services and people instead of its own, and without counts but theirs. */
export function addSyntheticPeople(pack: Pack, people: number, today: Day): Pack {
  const units = currentUnits(pack, today)
  const places = syntheticPlaces(units, people, SEED, today)
  return {
    ...pack,
    employers: employersOf(places),
    services: places.services.map(toService),
    caseload: [],
    people: syntheticPeople(units, people, SEED, today),
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
