import type { Day } from '@hoanhap/geo/day.ts'
import type { Unit } from '@hoanhap/server/contract.ts'
import { useUnits } from '../../api/units.ts'
import type { UnitRef } from '../../url-state/view-state.ts'

/** The unit that a link names, on the day of the page; null while it loads or when it did not exist on that day. */
export function usePlace(ref: UnitRef | null, asOf: Day | undefined): Unit | null {
  const units = useUnits({ level: ref?.level ?? 'province', asOf }).data
  if (!ref || units?.level !== ref.level) return null
  return units.units.find((unit) => unit.code === ref.code) ?? null
}

/** Whether it is known if the unit of a link exists on the day of the page. */
export function usePlaceIsKnown(ref: UnitRef | null, asOf: Day | undefined): boolean {
  const units = useUnits({ level: ref?.level ?? 'province', asOf }).data
  return ref === null || (units?.level === ref.level && units.asOf === asOf)
}

/** A unit and what it lies in, province first. */
export function useAncestry(unit: Unit | null, asOf: Day | undefined): Unit[] {
  const provinces = useUnits({ level: 'province', asOf }).data?.units ?? []
  const needsDistricts = unit?.level === 'commune' && !provinces.some((one) => one.code === unit.parentCode)
  const districts = useUnits({ level: 'district', asOf: needsDistricts ? asOf : undefined }).data?.units ?? []
  const line: Unit[] = []
  for (
    let next = unit;
    next;
    next = parentIn(next, next.level === 'commune' ? [...provinces, ...districts] : provinces)
  ) {
    line.unshift(next)
  }
  return line
}

function parentIn(unit: Unit, candidates: readonly Unit[]): Unit | null {
  if (unit.parentCode === null) return null
  return (
    candidates.find((candidate) => candidate.code === unit.parentCode && candidate.level !== unit.level) ??
    null
  )
}
