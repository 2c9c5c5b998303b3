import { PanelLeftClose, X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useScreenForm } from '../../frame/use-screen-form.ts'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { SitingForm } from '../siting/siting-form.tsx'
import { DemandNote } from './demand-note.tsx'
import { MeasureSection } from './measure-section.tsx'
import { QuestionSection } from './question-section.tsx'

/** The question, how it is measured, and the search for places. */
export function QuestionPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const phone = useScreenForm() === 'sheet'
  return (
    <section className="left-panel" aria-label={t('gap.question')}>
      <IconButton
        className="left-close"
        label={t('app.close')}
        icon={phone ? X : PanelLeftClose}
        shortcut="["
        onClick={onClose}
      />
      <PanelBoundary>
        <QuestionSection />
        <MeasureSection />
      </PanelBoundary>
      <PanelBoundary>
        <SitingForm />
      </PanelBoundary>
      <DemandNote />
    </section>
  )
}
