import { useWords } from '../../../i18n/i18n.ts'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { BreakdownSection } from './breakdown-section.tsx'
import { LayerSection } from './layer-section.tsx'
import { NotMapped } from './not-mapped.tsx'
import { ThemeSection } from './theme-section.tsx'

/** What is shown: theme, level, breakdown, layers, and who is on no place of the map. */
export function LeftPanel() {
  const { t } = useWords()
  return (
    <section className="left-panel" aria-label={t('panel.left')}>
      <PanelBoundary>
        <ThemeSection />
        <LayerSection />
        <BreakdownSection />
        <NotMapped />
      </PanelBoundary>
    </section>
  )
}
