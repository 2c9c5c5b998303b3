import { Grid2x2Check, Map as MapIcon, Table2, Wrench } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { GapShow } from '../../url-state/gap-view.ts'
import { usePlanner } from './model/planner-context.ts'

/** Map, table, which kinds of place are where, or trades wanted and offered. */
export function ViewSwitch({ floating }: { floating?: boolean }) {
  const { t } = useWords()
  const { view, change } = usePlanner()
  return (
    <Segmented<GapShow>
      label={t('view.label')}
      value={view.view}
      floating={floating}
      options={[
        { value: 'map', label: t('view.map'), icon: MapIcon },
        { value: 'table', label: t('view.table'), icon: Table2 },
        { value: 'presence', label: t('gap.view.presence'), icon: Grid2x2Check },
        { value: 'trades', label: t('gap.view.trades'), icon: Wrench },
      ]}
      onChange={(wanted) => change({ view: wanted })}
    />
  )
}
