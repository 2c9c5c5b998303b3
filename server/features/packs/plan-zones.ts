import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { contains, endOf, intersection, startOf } from './day-spans.ts'
import type { Succession } from './derive-successions.ts'
import type { DaySpan, PackUnit } from './pack-types.ts'
import { groupBy, parentFinder } from './read-units.ts'
import { mergeEqualSlices, timeSlices } from './time-slices.ts'

/** A former district as whole communes of a later time. */
export interface ZonePlan {
  district: PackUnit
  span: DaySpan
  members: PackUnit[]
}

/**
 * Former districts after the tier was abolished. Every commune belongs to the district that contributed most of it: by
 * population where all its predecessors have one, else by area, else by the number of communes (a part counts by the
 * number of its targets). Ties go to the smaller code. A district that is nobody's best fit has no zone.
 */
export function planZones(
  units: readonly PackUnit[],
  successions: readonly Succession[],
  areaOf: (unit: PackUnit) => number | null,
): ZonePlan[] {
  const lastDay = lastDayOfDistricts(units)
  if (lastDay === null) return []
  const districtOf = bestFit(units, successions, areaOf, lastDay)
  const later = units.filter((unit) => unit.level === 'commune' && endOf(unit) > lastDay)
  const slices = timeSlices([...later, { from: addDays(lastDay, 1), to: null }])
  const zones = new Map<PackUnit, { span: DaySpan; value: PackUnit[] }[]>()
  for (const span of slices.filter((slice) => startOf(slice) > lastDay)) {
    const present = later.filter((unit) => intersection(unit, span) !== null && districtOf(unit) !== null)
    for (const members of groupBy(present, (unit) => districtOf(unit)?.code ?? '').values()) {
      const district = districtOf(members[0] as PackUnit) as PackUnit
      zones.set(district, [...(zones.get(district) ?? []), { span, value: members }])
    }
  }
  return [...zones].flatMap(([district, ofDistrict]) =>
    mergeEqualSlices(ofDistrict, membersKey).map(({ span, value }) => ({ district, span, members: value })),
  )
}

function membersKey(members: PackUnit[]): string {
  return members
    .map((unit) => `${unit.code} ${unit.from ?? ''}`)
    .sort()
    .join(',')
}

/** The last day on which any district existed; null while districts exist or when there never were any. */
function lastDayOfDistricts(units: readonly PackUnit[]): Day | null {
  const ends = units.filter((unit) => unit.level === 'district').map((unit) => unit.to)
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null)
}

function bestFit(
  units: readonly PackUnit[],
  successions: readonly Succession[],
  areaOf: (unit: PackUnit) => number | null,
  lastDay: Day,
): (unit: PackUnit) => PackUnit | null {
  const parentsOf = parentFinder(units)
  const into = new Map<PackUnit, Succession[]>()
  const targetCount = new Map<PackUnit, number>()
  for (const succession of successions) {
    into.set(succession.new, [...(into.get(succession.new) ?? []), succession])
    targetCount.set(succession.old, (targetCount.get(succession.old) ?? 0) + 1)
  }
  const memory = new Map<PackUnit, PackUnit | null>()
  const find = (unit: PackUnit): PackUnit | null => {
    const known = memory.get(unit)
    if (known !== undefined) return known
    const found =
      unit.level === 'district' ? unit : contains(unit, lastDay) ? ownDistrict(unit) : strongest(unit)
    memory.set(unit, found)
    return found
  }
  const ownDistrict = (unit: PackUnit) =>
    parentsOf(unit).find((parent) => parent.level === 'district' && contains(parent, lastDay)) ?? null
  const strongest = (unit: PackUnit): PackUnit | null => {
    const sources = into.get(unit) ?? []
    const measure = measureFor(sources, areaOf)
    const shares = new Map<PackUnit, number>()
    for (const { old } of sources) {
      const district = find(old)
      if (district)
        shares.set(district, (shares.get(district) ?? 0) + measure(old) / (targetCount.get(old) ?? 1))
    }
    return [...shares].sort(([a, x], [b, y]) => y - x || (a.code < b.code ? -1 : 1))[0]?.[0] ?? null
  }
  return find
}

function measureFor(sources: readonly Succession[], areaOf: (unit: PackUnit) => number | null) {
  const all = (measure: (unit: PackUnit) => number | null) =>
    sources.every(({ old }) => measure(old) !== null)
  if (all((unit) => unit.population)) return (unit: PackUnit) => unit.population ?? 0
  if (all(areaOf)) return (unit: PackUnit) => areaOf(unit) ?? 0
  return () => 1
}
