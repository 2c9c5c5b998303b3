import { useCallback, useMemo } from 'react'
import { useUnitDates, useUnits } from '../../api/units.ts'
import { useUnitName } from './use-unit-name.ts'

/** Names a commune of a day, or a province of today, by its code: "Xã Đông Anh, Thành phố Hà Nội"; the code until names are there. */
export function useUnitOf(asOf?: string): (code: string) => string {
  const { today } = useUnitDates().data ?? {}
  const communes = useUnits({ level: 'commune', asOf: asOf ?? today }).data
  const provinces = useUnits({ level: 'province', asOf: asOf ?? today }).data
  const nameOf = useUnitName()
  const byCode = useMemo(
    () => ({
      communes: new Map(communes?.units.map((unit) => [unit.code, unit])),
      provinces: new Map(provinces?.units.map((unit) => [unit.code, unit])),
    }),
    [communes, provinces],
  )
  return useCallback(
    (code) => {
      const unit = byCode.communes.get(code) ?? byCode.provinces.get(code)
      if (!unit) return code
      const above = byCode.provinces.get(unit.parentCode ?? '')
      return above ? `${nameOf(unit)}, ${nameOf(above)}` : nameOf(unit)
    },
    [byCode, nameOf],
  )
}
