import { useCallback } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { TriedPlace } from './edits.ts'
import { nearestCommune } from './nearest-commune.ts'

/** "tại Xã Phúc Sơn", from the map where it shows the place; else "gần …", by the nearest inner point of a commune. */
export function useWhereabouts(): (tried: Pick<TriedPlace, 'id' | 'point'>) => string {
  const { t } = useWords()
  const { access, trial, units } = usePlanner()
  const nameOf = useUnitName()
  const { units: under } = trial
  return useCallback(
    ({ id, point }) => {
      const inside = under.get(id)
      const unitId = inside ?? (access && nearestCommune(access.rows, point))
      const unit = units?.units.find((one) => one.id === unitId)
      if (!unit) return t('trial.somewhere')
      return t(inside === undefined ? 'trial.near' : 'trial.at', { unit: nameOf(unit) })
    },
    [t, access, units, under, nameOf],
  )
}
