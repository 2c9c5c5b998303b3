import { formatMoment } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { CopyLink } from './copy-link.tsx'
import { useOpenedScenario } from './scenario-context.ts'

/** Whose scenario is open and from when, and that its figures are the viewer's own; or why none could be opened. */
export function OpenedNote() {
  const { t, language } = useWords()
  const { status, scenario, retry, leave } = useOpenedScenario()
  if (status === 'missing')
    return <ErrorPanel message={t('trial.missing')} retryLabel={t('trial.goOnWithout')} onRetry={leave} />
  if (status === 'failed')
    return <ErrorPanel message={t('trial.openFailed')} retryLabel={t('app.retry')} onRetry={retry} />
  if (!scenario) return null
  const at = formatMoment(scenario.savedAt, language)
  const whose = scenario.mine ? t('trial.ofYours', { at }) : t('trial.ofSomebody', { by: scenario.by, at })
  return (
    <div className="trial-opened">
      <p>
        {whose} {t('trial.ownPlane')}
      </p>
      <CopyLink id={scenario.id} />
    </div>
  )
}
