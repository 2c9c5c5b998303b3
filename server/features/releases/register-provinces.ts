import type { RawProvince } from '@hoanhap/geo/disclosure/release-cells.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { type ReleaseUnits, VALUES } from './caseload-rows.ts'
import type { RegisterCount } from './register-queries.ts'

/** Every value of every one-way table. An open case never has a status that ends it, so these are not among them. */
const TABLES: Record<string, readonly string[]> = {
  status: STATUSES.filter(({ code, terminal }) => !terminal && code !== 'moved').map(({ code }) => code),
  supportNeed: VALUES.supportNeed ?? [],
  programme: VALUES.programme ?? [],
  sex: VALUES.sex ?? [],
  ageBand: VALUES.ageBand ?? [],
  work: VALUES.work ?? [],
  trade: [...TRADES.map(({ code }) => code), 'none'],
}

/**
 * The counts of a register as unprotected provinces: all provinces of the day, whether or not anybody is in them.
 * Being in the release then says nothing about people; a province without anybody reads 0, which the hiding rule allows.
 * @throws RangeError for people outside the units of the day or with a value outside its list
 */
export function registerProvinces(counts: readonly RegisterCount[], units: ReleaseUnits): RawProvince[] {
  const peopleOf = peopleByUnit(counts)
  const provinces = [...units.provinces].map(([code, { id, population }]): RawProvince => {
    const communes = [...units.communes.values()]
      .filter(({ provinceCode }) => provinceCode === code)
      .map((commune) => ({ id: commune.id, ...(peopleOf.get(commune.id) ?? nobody()) }))
    const queue = peopleOf.get(id) ?? nobody()
    return {
      id,
      population,
      communes,
      noUnit: queue.count,
      noPoint: communes.reduce((sum, { noPoint }) => sum + noPoint, queue.count),
      tables: sumTables([queue, ...communes].map(({ tables }) => tables)),
    }
  })
  refuseLost(counts, units)
  return provinces.sort((a, b) => a.id - b.id)
}

type Tables = Record<string, Record<string, number>>

interface People {
  count: number
  noPoint: number
  tables: Tables
}

function nobody(): People {
  const zeros = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, 0]))
  const tables = Object.entries(TABLES).map(([name, values]) => [name, zeros(values)])
  return { count: 0, noPoint: 0, tables: Object.fromEntries(tables) }
}

function peopleByUnit(counts: readonly RegisterCount[]): Map<number, People> {
  const peopleOf = new Map<number, People>()
  for (const { unitId, indicator, value, count, noPoint } of counts) {
    const people = peopleOf.get(unitId) ?? nobody()
    peopleOf.set(unitId, people)
    if (indicator === 'total') {
      people.count += count
      people.noPoint += noPoint
    } else {
      addToValue(people.tables, indicator, value, count)
    }
  }
  return peopleOf
}

function addToValue(tables: Tables, table: string, value: string, count: number): void {
  const values = tables[table]
  const before = values?.[value]
  if (!values || before === undefined)
    throw new RangeError(`registerProvinces: ${table} has no value ${value}`)
  values[value] = before + count
}

function sumTables(all: readonly Tables[]): Tables {
  const sums = nobody().tables
  for (const [name, values] of Object.entries(sums))
    for (const value of Object.keys(values))
      values[value] = all.reduce((sum, tables) => sum + (tables[name]?.[value] ?? 0), 0)
  return sums
}

function refuseLost(counts: readonly RegisterCount[], units: ReleaseUnits): void {
  const known = new Set([...units.provinces.values(), ...units.communes.values()].map(({ id }) => id))
  const lost = counts.find(({ unitId }) => !known.has(unitId))
  if (lost) throw new RangeError(`registerProvinces: unit ${lost.unitId} is none of the day`)
}
