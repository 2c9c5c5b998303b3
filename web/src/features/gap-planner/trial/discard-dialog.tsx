import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { useOpenedScenario } from '../scenarios/scenario-context.ts'

/** Asks before edits go that are stored nowhere else. */
export function DiscardDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { trial } = usePlanner()
  const { changed, leave } = useOpenedScenario()
  const discard = () => {
    trial.reset()
    trial.select(null)
    leave()
    onClose()
  }
  return (
    <Dialog
      title={t('trial.discardTitle')}
      closeLabel={t('app.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('trial.goOn')}</Button>
          <Button variant="primary" onClick={discard}>
            {t('trial.discard')}
          </Button>
        </>
      }
    >
      <p>{t(changed ? 'trial.discardNote' : 'trial.discardKept')}</p>
    </Dialog>
  )
}
