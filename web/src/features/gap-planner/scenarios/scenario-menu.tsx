import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ScenarioList } from './scenario-list.tsx'
import './scenarios.css'

/** What was kept before: who made it and when, to open, to share, to remove. */
export function ScenarioMenu() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={FolderOpen} onClick={() => setOpen(true)}>
        {t('trial.scenarios')}
      </Button>
      {isOpen && (
        <Dialog title={t('trial.scenariosTitle')} closeLabel={t('app.close')} onClose={() => setOpen(false)}>
          <ScenarioList onOpened={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
