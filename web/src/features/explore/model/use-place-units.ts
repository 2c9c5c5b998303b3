import type { Unit } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { type UnitSet, useUnits } from '../../../api/units.ts'
import { hangOnDistricts, unitsWithin } from './place-units.ts'

const NO_UNITS: readonly Unit[] = []

/** The units of the set that lie in the place; all of them without a place. */
export function usePlaceUnits(set: UnitSet | null, place: Unit | null): readonly Unit[] {
  const asOf = set?.asOf
  const provinces = useUnits({ level: 'province', asOf }).data?.units ?? NO_UNITS
  const byDistrict = useMemo(
    () => set?.level === 'commune' && place?.level === 'province' && hangOnDistricts(set.units, provinces),
    [set, place, provinces],
  )
  const districts =
    useUnits({ level: 'district', asOf: byDistrict ? asOf : undefined }).data?.units ?? NO_UNITS
  const zone = useZoneUnits(set, place)
  return useMemo(() => {
    if (zone) return zone
    return set ? unitsWithin(set.units, place, districts) : NO_UNITS
  }, [set, place, districts, zone])
}

/** A former district is a zone of current communes, which hang on their province: only the server knows which. */
function useZoneUnits(set: UnitSet | null, place: Unit | null): readonly Unit[] | null {
  const isZone = set?.level === 'commune' && place?.level === 'district' && place.estimated
  const answer = useUnits({
    level: 'commune',
    asOf: isZone ? set.asOf : undefined,
    parent: place?.code,
  })
  return isZone && answer.data && answer.data.units.length > 0 ? answer.data.units : null
}
