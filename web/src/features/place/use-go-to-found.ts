import type { Day } from '@hoanhap/geo/day.ts'
import type { Unit, UnitList } from '@hoanhap/server/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { get } from '../../api/client.ts'
import { unitsKey } from '../../api/query-keys.ts'
import { useAccountName } from '../../api/session.ts'
import { goToFound } from './navigate.ts'
import { usePlaceModel } from './place-context.ts'
import { LAST_DAY_OF_DISTRICTS } from './reform.ts'

/** Goes to a unit that was found: on the day on which it exists, within its province. */
export function useGoToFound(): (unit: Unit, former: boolean) => void {
  const { go, today, asOf } = usePlaceModel()
  const provinceOf = useProvinceOf()
  return (unit, former) => {
    const day = former ? (unit.validTo ?? LAST_DAY_OF_DISTRICTS) : existsOn(unit, asOf) ? asOf : today
    if (!day) return
    const show = (province: Unit | null) =>
      go({ ...goToFound(unit, province), asOf: day === today ? null : day })
    provinceOf(unit, day).then(show, () => show(null))
  }
}

function existsOn(unit: Unit, day: Day | undefined): boolean {
  if (!day) return false
  return (unit.validFrom ?? '') <= day && (unit.validTo === null || unit.validTo >= day)
}

/** The province of a unit on a day, over its district where there was one. */
function useProvinceOf(): (unit: Unit, asOf: Day) => Promise<Unit | null> {
  const client = useQueryClient()
  const account = useAccountName()
  const listed = async (level: 'province' | 'district', asOf: Day) => {
    const query = { level, asOf, limit: 1000 }
    const list = await client.fetchQuery({
      queryKey: unitsKey(account, { ...query, purpose: 'parents' }),
      queryFn: ({ signal }) => get<UnitList>('/units', query, signal),
    })
    return list.items
  }
  return async (unit, asOf) => {
    const provinces = await listed('province', asOf)
    const direct = provinces.find((province) => province.code === unit.parentCode)
    if (direct || unit.level !== 'commune') return direct ?? null
    const district = (await listed('district', asOf)).find((candidate) => candidate.code === unit.parentCode)
    return provinces.find((province) => province.code === district?.parentCode) ?? null
  }
}
