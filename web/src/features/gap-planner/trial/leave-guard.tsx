import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { useOpenedScenario } from '../scenarios/scenario-context.ts'

/** Asks before another page, or the closing of this one, loses what is tried and stored nowhere else. */
export function LeaveGuard() {
  const { t } = useWords()
  const { trial } = usePlanner()
  const { changed } = useOpenedScenario()
  const isKeptNowhere = trial.edits.length > 0 && changed
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isKeptNowhere && next.pathname !== current.pathname,
    enableBeforeUnload: isKeptNowhere,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Dialog
      title={t('trial.discardTitle')}
      closeLabel={t('app.close')}
      onClose={leaving.reset}
      footer={
        <>
          <Button onClick={leaving.reset}>{t('trial.goOn')}</Button>
          <Button variant="primary" onClick={leaving.proceed}>
            {t('trial.discard')}
          </Button>
        </>
      }
    >
      <p>{t('trial.discardNote')}</p>
    </Dialog>
  )
}
