import type { Day } from '@hoanhap/geo/day.ts'
import { asStats, type Trx } from '../../db/transactions.ts'
import type { AppServices } from '../../http/services.ts'
import type { Level } from '../units/schemas.ts'

/**
 * The units of one date and what lies in what. After a district ended it is still a row of the level `district`:
 * a zone of whole current communes (best fit), under the id and code of the former district. Zones are
 * valid only from the day on which their district ended.
 */
export interface Hierarchy {
  units: ReadonlyMap<number, DatedUnit>
  zones: readonly Zone[]
}

interface DatedUnit {
  id: number
  level: Level
  code: string
  name: string
  parentId: number | null
}

interface Zone {
  unitId: number
  code: string
  name: string
  memberIds: number[]
}

/** One row of a table by unit. `estimated` marks zones; the parent is null for provinces. */
export interface UnitRow {
  unitId: number
  code: string
  name: string
  parentCode: string | null
  estimated: boolean
}

interface Asking {
  trx: Trx
  services: Pick<AppServices, 'memory' | 'pack'>
}

/** The hierarchy of a date, remembered for all dates between two changes of units; with the name of that span. */
export async function hierarchyOn(
  { trx, services }: Asking,
  asOf: Day,
): Promise<{ hierarchy: Hierarchy; vintage: string }> {
  const { memory, pack } = services
  const days = await memory.remember(`unit-change-days:${pack.version}`, () => unitChangeDays(trx))
  const vintage = days.findLast((day) => day <= asOf) ?? 'first'
  const hierarchy = await memory.remember(`hierarchy:${pack.version}:${vintage}`, () =>
    loadHierarchy(trx, asOf),
  )
  return { hierarchy, vintage }
}

/** The same for who has no transaction: one is opened for what is not remembered. Not to be called inside another one. */
export function rememberedHierarchy(
  { db, memory, pack }: Pick<AppServices, 'db' | 'memory' | 'pack'>,
  asOf: Day,
): Promise<Hierarchy> {
  return memory.remember(`hierarchy-of-day:${pack.version}:${asOf}`, () =>
    asStats(db, async (trx) => (await hierarchyOn({ trx, services: { memory, pack } }, asOf)).hierarchy),
  )
}

/** Days on which any unit, parent or zone began or ended, ascending. */
async function unitChangeDays(trx: Trx): Promise<Day[]> {
  const found: { rows: { day: Day }[] } = await trx.raw(
    `select distinct to_char(d.day, 'YYYY-MM-DD') as day
     from (select lower(u.valid) as day from unit u union select upper(u.valid) from unit u
           union select lower(p.valid) from unit_parent p union select upper(p.valid) from unit_parent p
           union select lower(z.valid) from zone z union select upper(z.valid) from zone z) d
     where d.day is not null order by day`,
  )
  return found.rows.map(({ day }) => day)
}

export async function loadHierarchy(trx: Trx, asOf: Day): Promise<Hierarchy> {
  const units: { rows: DatedUnit[] } = await trx.raw(
    `select u.id, u.level, u.code, u.name, up.parent_id as "parentId"
     from unit u left join unit_parent up on up.unit_id = u.id and up.valid @> ?::date
     where u.valid @> ?::date
     order by u.code`,
    [asOf, asOf],
  )
  const zones: { rows: Zone[] } = await trx.raw(
    `select u.id as "unitId", u.code, u.name, coalesce(m.ids, '{}') as "memberIds"
     from zone z join unit u on u.id = z.unit_id
     left join (select zm.zone_id, array_agg(zm.unit_id order by zm.unit_id) as ids from zone_member zm
                group by zm.zone_id) m on m.zone_id = z.id
     where z.valid @> ?::date
     order by u.code`,
    [asOf],
  )
  return { units: new Map(units.rows.map((unit) => [unit.id, unit])), zones: zones.rows }
}

/** All units of a level, by code. */
export function unitRows(hierarchy: Hierarchy, level: Level): UnitRow[] {
  const rows = [...hierarchy.units.values()]
    .filter((unit) => unit.level === level)
    .map(({ id, code, name, parentId }) => ({
      unitId: id,
      code,
      name,
      parentCode: codeOf(hierarchy, parentId),
      estimated: false,
    }))
  return level === 'district' ? [...rows, ...hierarchy.zones.map((zone) => zoneRow(hierarchy, zone))] : rows
}

/** A zone lies in the province in which most of its communes lie. */
function zoneRow(hierarchy: Hierarchy, { unitId, code, name, memberIds }: Zone): UnitRow {
  const votes = new Map<string, number>()
  for (const memberId of memberIds) {
    const province = codeOf(hierarchy, ancestorOf(hierarchy, memberId, 'province'))
    if (province !== null) votes.set(province, (votes.get(province) ?? 0) + 1)
  }
  const [first] = [...votes].sort(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1))
  return { unitId, code, name, parentCode: first?.[0] ?? null, estimated: true }
}

/**
 * Which unit of a level each commune of the date lies in, by id. A district without communes (an island district before
 * 2025-07-01) stands for the commune that it does not have.
 */
export function unitOfLeaf(hierarchy: Hierarchy, level: Level): Map<number, number> {
  const parents = new Set([...hierarchy.units.values()].map(({ parentId }) => parentId))
  const placed = new Map<number, number>()
  for (const unit of hierarchy.units.values()) {
    const isLeaf = unit.level === 'commune' || (unit.level === 'district' && !parents.has(unit.id))
    const target = isLeaf ? ancestorOf(hierarchy, unit.id, level) : null
    if (target !== null) placed.set(unit.id, target)
  }
  if (level === 'district') {
    for (const { unitId, memberIds } of hierarchy.zones) for (const id of memberIds) placed.set(id, unitId)
  }
  return placed
}

/** The communes that lie in the unit with a code (a commune lies in itself), or null when no unit has the code. */
export function communesUnder(hierarchy: Hierarchy, code: string): number[] | null {
  const zones = hierarchy.zones.filter((zone) => zone.code === code)
  const units = [...hierarchy.units.values()].filter((unit) => unit.code === code)
  if (zones.length + units.length === 0) return null
  const members = new Set(zones.flatMap(({ memberIds }) => memberIds))
  for (const { id, level } of hierarchy.units.values()) {
    if (level === 'commune' && units.some((unit) => ancestorOf(hierarchy, id, unit.level) === unit.id))
      members.add(id)
  }
  return [...members]
}

/** The unit itself or the one above it that has the level; null when there is none. */
function ancestorOf({ units }: Hierarchy, id: number, level: Level): number | null {
  for (let unit = units.get(id); unit; unit = unit.parentId === null ? undefined : units.get(unit.parentId)) {
    if (unit.level === level) return unit.id
  }
  return null
}

function codeOf({ units }: Hierarchy, id: number | null): string | null {
  return id === null ? null : (units.get(id)?.code ?? null)
}
