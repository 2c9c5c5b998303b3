import { searchKey } from '@hoanhap/geo/text.ts'
import type { Trx } from '../../db/transactions.ts'
import { intersection, toDateRange } from './day-spans.ts'
import { insertRecords } from './insert-records.ts'
import type { PackUnit } from './pack-types.ts'
import { parentFinder } from './read-units.ts'

/** The database's number of every unit of the pack. */
export type UnitIds = ReadonlyMap<PackUnit, number>

const UNIT_COLUMNS = {
  level: 'text',
  code: 'text',
  name: 'text',
  name_en: 'text',
  type: 'text',
  alt_name: 'text',
  alt_code: 'text',
  valid: 'daterange',
  vintage: 'text',
  population: 'int',
  population_on: 'date',
  search_key: 'text',
}
const PARENT_COLUMNS = { unit_id: 'int', parent_id: 'int', valid: 'daterange' }

/** Writes the units and answers their numbers. */
export async function insertUnits(trx: Trx, units: readonly PackUnit[]): Promise<UnitIds> {
  const returned = await insertRecords<{ id: number; key: string }>(
    trx,
    'unit',
    UNIT_COLUMNS,
    units.map(unitRecord),
    `id, level || ' ' || code || ' ' || coalesce(to_char(lower(valid), 'YYYY-MM-DD'), '') as key`,
  )
  const idOf = new Map(returned.map(({ id, key }) => [key, id]))
  return new Map(
    units.map((unit) => [unit, idOf.get(`${unit.level} ${unit.code} ${unit.from ?? ''}`) as number]),
  )
}

function unitRecord(unit: PackUnit): Record<string, unknown> {
  return {
    level: unit.level,
    code: unit.code,
    name: unit.name,
    name_en: unit.nameEn,
    type: unit.type,
    alt_name: unit.altName,
    alt_code: unit.altCode,
    valid: toDateRange(unit),
    vintage: unit.vintage,
    population: unit.population,
    population_on: unit.populationOn,
    search_key: searchKey([unit.name, unit.altName, unit.nameEn, unit.code].filter(Boolean).join(' ')),
  }
}

/** Writes who is under whom, for the days on which both exist. */
export async function insertParents(trx: Trx, ids: UnitIds): Promise<void> {
  const units = [...ids.keys()]
  const parentsOf = parentFinder(units)
  const edges = units.flatMap((unit) =>
    parentsOf(unit).flatMap((parent) => {
      const span = intersection(unit, parent)
      return span ? [{ unit_id: ids.get(unit), parent_id: ids.get(parent), valid: toDateRange(span) }] : []
    }),
  )
  await insertRecords(trx, 'unit_parent', PARENT_COLUMNS, edges)
}

/** Names the units that no road leads to. */
export async function insertUnitsWithoutRoad(
  trx: Trx,
  ids: UnitIds,
  units: readonly PackUnit[],
): Promise<void> {
  const rows = units.map((unit) => ({ unit_id: ids.get(unit) }))
  await insertRecords(trx, 'unit_without_road', { unit_id: 'int' }, rows)
}
