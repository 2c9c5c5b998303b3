import { PanelLeftClose, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import { useScreenForm } from './use-screen-form.ts'

/** The panel of what is asked, beside the map or in the sheet of a phone. */
export function LeftPanel(props: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useWords()
  const phone = useScreenForm() === 'sheet'
  return (
    <section className="left-panel" aria-label={props.label}>
      <IconButton
        className="left-close"
        label={t('app.close')}
        icon={phone ? X : PanelLeftClose}
        shortcut="["
        onClick={props.onClose}
      />
      {props.children}
    </section>
  )
}
