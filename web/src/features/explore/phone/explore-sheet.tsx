import { useWords } from '../../../i18n/i18n.ts'
import { BottomSheet } from '../../frame/bottom-sheet.tsx'
import { ExplorePanel } from '../left/explore-panel.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { RightPanel } from '../right/right-panel.tsx'

/** The panel of the place, or of the layers while these are asked for. */
export function ExploreSheet() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const close = (lower: () => void) => {
    if (view.unit) change({ unit: null })
    lower()
  }
  return (
    <BottomSheet
      chosen={view.unit && `${view.unit.level} ${view.unit.code}`}
      showsMap={view.view === 'map'}
      onShow={(wanted) => change({ view: wanted })}
      askFor={t('panel.left')}
      asked={(closePanel) => <ExplorePanel onClose={closePanel} />}
    >
      {(lower) => <RightPanel onClose={() => close(lower)} />}
    </BottomSheet>
  )
}
