import { memo } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { LeftPanel } from '../../frame/left-panel.tsx'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { FilterSection } from '../filters/filter-section.tsx'
import { NewestModel } from '../model/after-the-map.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { BreakdownSection } from './breakdown-section.tsx'
import { LayerSection } from './layer-section.tsx'
import { NotMapped } from './not-mapped.tsx'
import { ThemeSection } from './theme-section.tsx'

/** What is shown: theme, level, breakdown, layers, and who is on no place of the map. */
export function ExplorePanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { register } = useExploreModel()
  return (
    <LeftPanel label={t('panel.left')} onClose={onClose}>
      <Sections readsRecords={register !== null} />
    </LeftPanel>
  )
}

/** Each section follows by itself what it reads. */
const Sections = memo(function Sections({ readsRecords }: { readsRecords: boolean }) {
  return (
    <PanelBoundary>
      <NewestModel>
        <ThemeSection />
        {readsRecords && <FilterSection />}
        <LayerSection />
      </NewestModel>
      {!readsRecords && (
        <>
          <BreakdownSection />
          <NewestModel>
            <FilterSection />
          </NewestModel>
        </>
      )}
      <NotMapped />
    </PanelBoundary>
  )
})
