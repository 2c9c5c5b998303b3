import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { contains } from './day-spans.ts'
import { insertRecords } from './insert-records.ts'
import type { UnitIds } from './load-units.ts'
import type { PackEmployer, PackPlace, PackService } from './pack-types.ts'
import type { Placing } from './place-on-every-date.ts'

const PLACE_COLUMNS = {
  source_id: 'text',
  name: 'text',
  address: 'text',
  location: 'geometry',
  unit_id: 'int',
  verified_on: 'date',
}
const EMPLOYER_COLUMNS = { ...PLACE_COLUMNS, accepting: 'boolean', memorandum: 'boolean' }
const SERVICE_COLUMNS = { ...PLACE_COLUMNS, kind: 'text' }
const VACANCY_COLUMNS = { employer_id: 'int', trade: 'text', openings: 'int' }

/** What is needed to say in which commune something lies on every date. */
export interface Placement {
  ids: UnitIds
  placingsOf(place: Pick<PackPlace, 'point' | 'unitCode'>): Placing[]
  today: Day
}

/** Writes employers, what they offer, and their commune on every date. */
export async function insertEmployers(
  trx: Trx,
  employers: readonly PackEmployer[],
  placement: Placement,
): Promise<void> {
  const rows = employers.map((employer) => ({
    ...placeRecord(employer, placement),
    accepting: employer.accepting,
    memorandum: employer.memorandum,
  }))
  const ids = await insertPlaces(trx, 'employer', EMPLOYER_COLUMNS, rows)
  const vacancies = employers.flatMap((employer) =>
    employer.vacancies.map((vacancy) => ({ employer_id: ids.get(employer.sourceId), ...vacancy })),
  )
  await insertRecords(trx, 'vacancy', VACANCY_COLUMNS, vacancies)
  await insertPlacings(trx, 'employer', employers, ids, placement)
}

/** Writes the places where help is given and their commune on every date. */
export async function insertServices(
  trx: Trx,
  services: readonly PackService[],
  placement: Placement,
): Promise<void> {
  const rows = services.map((service) => ({ ...placeRecord(service, placement), kind: service.kind }))
  const ids = await insertPlaces(trx, 'service_point', SERVICE_COLUMNS, rows)
  await insertPlacings(trx, 'service_point', services, ids, placement)
}

function placeRecord(place: PackPlace, { ids, placingsOf, today }: Placement): Record<string, unknown> {
  const now = placingsOf(place).find(({ unit }) => contains(unit, today))
  return {
    source_id: place.sourceId,
    name: place.name,
    address: place.address,
    location: place.point && `SRID=4326;POINT(${place.point[0]} ${place.point[1]})`,
    unit_id: now ? ids.get(now.unit) : null,
    verified_on: place.verifiedOn,
  }
}

async function insertPlaces(
  trx: Trx,
  table: string,
  columns: Record<string, string>,
  rows: Record<string, unknown>[],
) {
  const returned = await insertRecords<{ id: number; source_id: string }>(
    trx,
    table,
    columns,
    rows,
    'id, source_id',
  )
  return new Map(returned.map(({ id, source_id }) => [source_id, id]))
}

async function insertPlacings(
  trx: Trx,
  table: 'employer' | 'service_point',
  places: readonly PackPlace[],
  ids: ReadonlyMap<string, number>,
  placement: Placement,
): Promise<void> {
  const rows = places.flatMap((place) =>
    placement.placingsOf(place).map(({ unit, method }) => ({
      [`${table}_id`]: ids.get(place.sourceId),
      unit_id: placement.ids.get(unit),
      method,
    })),
  )
  await insertRecords(trx, `${table}_unit`, { [`${table}_id`]: 'int', unit_id: 'int', method: 'text' }, rows)
}
