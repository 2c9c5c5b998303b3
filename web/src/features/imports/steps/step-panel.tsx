import { Check, Plus } from 'lucide-react'
import { formatCount, formatDayOf } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { useImportModel } from '../model/import-context.ts'
import { STEPS, type Step } from '../model/step.ts'
import { PastImports } from './past-imports.tsx'

/** Where one is on the way of the file, and what was brought in before. */
export function StepPanel() {
  const { t } = useWords()
  const { view, state, change } = useImportModel()
  return (
    <aside className="step-panel" aria-label={t('imports.way')}>
      <div className="panel-section">
        <div className="section-head">
          <h2 className="section-title">{state ? t(`imports.kind.${state.kind}`) : t('imports.way')}</h2>
          {view.importId !== null && (
            <Button
              size="small"
              icon={Plus}
              onClick={() => change({ importId: null, columns: false, part: 'summary' })}
            >
              {t('imports.another')}
            </Button>
          )}
        </div>
        {state && <p className="file-name muted">{state.fileName}</p>}
        <StepList />
      </div>
      <PastImports />
    </aside>
  )
}

function StepList() {
  const { t } = useWords()
  const { step } = useImportModel()
  const at = STEPS.indexOf(step)
  return (
    <ol className="step-list">
      {STEPS.map((one, index) => (
        <li
          key={one}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="step-sign" aria-hidden>
            {index < at ? <Check size={13} strokeWidth={2.25} /> : index + 1}
          </span>
          <span>
            {t(`imports.step.${one}`)}
            <StepFact step={one} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What is known of a step, in one short line. */
function StepFact({ step }: { step: Step }) {
  const { t, language } = useWords()
  const { state } = useImportModel()
  if (!state) return null
  const count = (number: number) => formatCount(number, language)
  const facts: Record<Step, string | null> = {
    file:
      state.rowsRead > 0 ? t('imports.rows', { count: state.rowsRead, shown: count(state.rowsRead) }) : null,
    columns:
      state.columns.length > 0
        ? t('imports.columnsUsed', {
            used: count(state.columns.filter(({ field }) => field !== null).length),
            all: count(state.columns.length),
          })
        : null,
    check:
      state.status === 'checked' || state.status === 'applied'
        ? [
            t('imports.toFix', { shown: count(state.rejected - state.inReview) }),
            ...(state.inReview > 0 ? [t('imports.toReview', { shown: count(state.inReview) })] : []),
          ].join(', ')
        : null,
    apply: null,
    receipt: state.appliedOn ? formatDayOf(state.appliedOn, language) : null,
  }
  return facts[step] && <span className="muted">{facts[step]}</span>
}
