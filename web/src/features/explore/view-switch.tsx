import { Columns2, Map as MapIcon, Table2 } from 'lucide-react'
import { memo } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { ChangeView } from '../../url-state/use-view.ts'
import type { View } from '../../url-state/view-state.ts'
import { useExploreModel } from './model/explore-context.ts'

/** Map, table, or two maps side by side. */
export function ViewSwitch({ floating }: { floating?: boolean }) {
  const { view, change } = useExploreModel()
  return <ViewChoices shown={view.view} change={change} floating={floating} />
}

interface ViewChoicesProps {
  shown: View
  change: ChangeView
  floating?: boolean
}

const ViewChoices = memo(function ViewChoices({ shown, change, floating }: ViewChoicesProps) {
  const { t } = useWords()
  return (
    <Segmented<View>
      label={t('view.label')}
      value={shown}
      floating={floating}
      options={[
        { value: 'map', label: t('view.map'), icon: MapIcon },
        { value: 'table', label: t('view.table'), icon: Table2 },
        { value: 'side', label: t('view.side'), icon: Columns2 },
      ]}
      onChange={(wanted) => change({ view: wanted })}
    />
  )
})
