import { useCancelImport } from '../../../api/imports.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useShownImport } from '../model/import-context.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { ProgressBar } from './progress-bar.tsx'

/** The server reads, checks or applies: how far it is, and how to stop it before anything is written. The page may be left. */
export function WorkStep() {
  const { t, language } = useWords()
  const { state, etag } = useShownImport()
  const cancel = useCancelImport()
  const problem = useImportProblem(cancel.error)
  const { step, done, total } = state.progress
  const doing = step === 'none' ? t('imports.work.waiting') : t(`imports.work.${step}`)
  const numbers = { done: formatCount(done, language), total: formatCount(total, language) }
  return (
    <div className="import-body work-step">
      <h1>{doing}</h1>
      <p className="file-name">{state.fileName}</p>
      <ProgressBar share={total > 0 ? done / total : null} label={doing} />
      <p className="muted digits" role="status">
        {total > 0 ? t('imports.work.of', numbers) : done > 0 && t('imports.work.sofar', numbers)}
      </p>
      <p className="muted">{t(step === 'applying' ? 'imports.work.applyingNote' : 'imports.work.note')}</p>
      {problem && <ErrorPanel message={problem} />}
      {step !== 'applying' && (
        <Button
          disabled={cancel.isPending || !etag}
          onClick={() => etag && cancel.mutate({ id: state.id, etag })}
        >
          {t('imports.stop')}
        </Button>
      )}
    </div>
  )
}
