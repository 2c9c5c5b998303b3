import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { KeepDialog } from './keep-dialog.tsx'
import { useOpenedScenario } from './scenario-context.ts'

/** Keeps the question and the edits under a name; nothing for accounts that may not. */
export function KeepButton() {
  const { t } = useWords()
  const { mayKeep, changed } = useOpenedScenario()
  const [asking, setAsking] = useState(false)
  if (!mayKeep) return null
  return (
    <>
      <Button variant="primary" icon={Bookmark} disabled={!changed} onClick={() => setAsking(true)}>
        {t('trial.keep')}
      </Button>
      {asking && <KeepDialog onClose={() => setAsking(false)} />}
    </>
  )
}
