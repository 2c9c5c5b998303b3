import type { Unit } from '@hoanhap/server/contract.ts'

/**
 * The units that lie in a place, by their parents on the same day. A commune hangs on its province since
 * 2025-07-01 and on its district before, so a province also holds what its districts hold.
 */
export function unitsWithin(units: readonly Unit[], place: Unit | null, districts: readonly Unit[]): Unit[] {
  if (!place) return [...units]
  const holders = new Set([place.code])
  for (const district of districts) {
    if (place.level === 'province' && district.parentCode === place.code) holders.add(district.code)
  }
  const inside = units.filter((unit) => unit.parentCode !== null && holders.has(unit.parentCode))
  return inside.length > 0 ? inside : units.filter((unit) => unit.id === place.id)
}

/** Whether the communes of this list hang on districts, as they did before 2025-07-01. */
export function hangOnDistricts(units: readonly Unit[], provinces: readonly Unit[]): boolean {
  const provinceCodes = new Set(provinces.map((province) => province.code))
  return units.some((unit) => unit.parentCode !== null && !provinceCodes.has(unit.parentCode))
}
