import { useMemo } from 'react'
import type { UnitSet } from '../../api/units.ts'
import { useUnitName } from './use-unit-name.ts'

/** The names of the units of a drawing by their ids; nothing for one that is not among them. */
export function useUnitWords(units: UnitSet | null): (unitId: number) => string {
  const nameOf = useUnitName()
  return useMemo(() => {
    const names = new Map(units?.units.map((unit) => [unit.id, nameOf(unit)]))
    return (unitId) => names.get(unitId) ?? ''
  }, [units, nameOf])
}
