import { PanelLeftClose, X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useScreenForm } from '../../frame/use-screen-form.ts'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { FilterSection } from '../filters/filter-section.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { BreakdownSection } from './breakdown-section.tsx'
import { LayerSection } from './layer-section.tsx'
import { NotMapped } from './not-mapped.tsx'
import { ThemeSection } from './theme-section.tsx'

/** What is shown: theme, level, breakdown, layers, and who is on no place of the map. */
export function LeftPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { register } = useExploreModel()
  const phone = useScreenForm() === 'sheet'
  return (
    <section className="left-panel" aria-label={t('panel.left')}>
      <IconButton
        className="left-close"
        label={t('app.close')}
        icon={phone ? X : PanelLeftClose}
        shortcut="["
        onClick={onClose}
      />
      <PanelBoundary>
        <ThemeSection />
        {register && <FilterSection />}
        <LayerSection />
        {!register && (
          <>
            <BreakdownSection />
            <FilterSection />
          </>
        )}
        <NotMapped />
      </PanelBoundary>
    </section>
  )
}
