import { useWords } from '../../../i18n/i18n.ts'
import { LeftPanel } from '../../frame/left-panel.tsx'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { SitingForm } from '../siting/siting-form.tsx'
import { DemandNote } from './demand-note.tsx'
import { MeasureSection } from './measure-section.tsx'
import { QuestionSection } from './question-section.tsx'

/** The question, how it is measured, and the search for places. */
export function QuestionPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <LeftPanel label={t('gap.question')} onClose={onClose}>
      <PanelBoundary>
        <QuestionSection />
        <MeasureSection />
      </PanelBoundary>
      <PanelBoundary>
        <SitingForm />
      </PanelBoundary>
      <DemandNote />
    </LeftPanel>
  )
}
