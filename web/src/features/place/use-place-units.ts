import type { Unit } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { type UnitSet, useUnits } from '../../api/units.ts'
import { hangOnDistricts, unitsWithin } from './place-units.ts'

const NO_UNITS: readonly Unit[] = []

/**
 * The units of the set that lie in the place; all of them without a place. Not `known` while an answer that decides
 * what lies there still speaks of another day.
 */
export function usePlaceUnits(
  set: UnitSet | null,
  place: Unit | null,
): { units: readonly Unit[]; known: boolean } {
  const asOf = set?.asOf
  const provinces = useUnits({ level: 'province', asOf }).data
  const byDistrict = useMemo(
    () =>
      set?.level === 'commune' &&
      place?.level === 'province' &&
      hangOnDistricts(set.units, provinces?.units ?? NO_UNITS),
    [set, place, provinces],
  )
  const districts = useUnits({ level: 'district', asOf: byDistrict ? asOf : undefined }).data
  const { zone, zoneKnown } = useZoneUnits(set, place)
  const units = useMemo(() => {
    if (zone) return zone
    return set ? unitsWithin(set.units, place, districts?.units ?? NO_UNITS) : NO_UNITS
  }, [set, place, districts, zone])
  const districtsKnown = !byDistrict || districts?.asOf === asOf
  return { units, known: provinces?.asOf === asOf && districtsKnown && zoneKnown }
}

/** A former district is a zone of current communes, which hang on their province: only the server knows which. */
function useZoneUnits(set: UnitSet | null, place: Unit | null) {
  const isZone = set?.level === 'commune' && place?.level === 'district' && place.estimated
  const answer = useUnits({
    level: 'commune',
    asOf: isZone ? set.asOf : undefined,
    parent: place?.code,
  })
  const found = isZone && answer.data && answer.data.units.length > 0
  return { zone: found ? answer.data.units : null, zoneKnown: !isZone || !answer.isPending }
}
