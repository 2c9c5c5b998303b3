import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useShownImport } from '../model/import-context.ts'
import { REFUSALS } from '../model/refusals.ts'

/** An import that came to nothing: why, that nothing was changed, and what now. */
export function EndedStep() {
  const { t } = useWords()
  const { state, change } = useShownImport()
  const known = REFUSALS.find((code) => code === state.refusal?.code)
  const why = known ? t(`imports.refusal.${known}`) : state.refusal?.message
  return (
    <div className="import-body work-step">
      <h1>
        {t(
          `imports.ended.${state.status === 'refused' || state.status === 'failed' ? state.status : 'cancelled'}`,
        )}
      </h1>
      <p className="file-name">{state.fileName}</p>
      {why && <ErrorPanel message={why} />}
      <p className="muted">{t('imports.ended.unchanged')}</p>
      <Button variant="primary" onClick={() => change({ importId: null, columns: false })}>
        {t('imports.ended.again')}
      </Button>
    </div>
  )
}
