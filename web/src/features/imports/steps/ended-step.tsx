import { useCheckImport } from '../../../api/imports.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { EncodingField } from '../columns/encoding-field.tsx'
import { useShownImport } from '../model/import-context.ts'
import { REFUSALS } from '../model/refusals.ts'
import { useImportProblem } from '../model/use-import-words.ts'

/** An import that came to nothing: why, that nothing was changed, and what now. */
export function EndedStep() {
  const { t } = useWords()
  const heading = useHeading()
  const { state, step, change } = useShownImport()
  const check = useCheckImport()
  const problem = useImportProblem(check.error)
  const known = REFUSALS.find((code) => code === state.refusal?.code)
  const why = known ? t(`imports.refusal.${known}`) : state.refusal?.message
  // What was read is kept, so that the rows can be compared again; a file that was not read has to come again.
  const mayRetry = state.status === 'failed' && step !== 'file'
  const mayBeOtherText =
    state.status === 'refused' && (state.refusal?.code === 'wrong_encoding' || state.encoding !== null)
  return (
    <div className="import-body work-step">
      <h1>{heading}</h1>
      <p className="file-name">{state.fileName}</p>
      {why && <ErrorPanel message={why} />}
      {state.status === 'failed' && <ErrorPanel message={t('imports.ended.whyFailed')} />}
      {problem && <ErrorPanel message={problem} />}
      {mayBeOtherText && <EncodingField />}
      <p className="muted">
        {t(step === 'apply' ? 'imports.ended.nothingTwice' : 'imports.ended.unchanged')}
      </p>
      <p className="next-steps">
        {mayRetry && (
          <Button variant="primary" disabled={check.isPending} onClick={() => check.mutate({ id: state.id })}>
            {t('imports.ended.retry')}
          </Button>
        )}
        <Button
          variant={mayRetry ? 'secondary' : 'primary'}
          onClick={() => change({ importId: null, columns: false })}
        >
          {t('imports.ended.again')}
        </Button>
      </p>
    </div>
  )
}

function useHeading(): string {
  const { t } = useWords()
  const { state, step } = useShownImport()
  if (state.status === 'refused') return t('imports.ended.refused')
  if (state.status !== 'failed') return t('imports.ended.cancelled')
  return t(step === 'apply' ? 'imports.ended.failed.apply' : 'imports.ended.failed.check')
}
