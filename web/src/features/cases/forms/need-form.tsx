import { NeedBand } from '@hoanhap/server/contract.ts'
import { useAddToCase } from '../../../api/case-changes.ts'
import { useScorecard } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useNeedWords } from '../file/use-need-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { scoreOf } from '../model/need-score.ts'
import { Choice } from './choice.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useCaseForm } from './use-case-form.ts'

type Band = (typeof NeedBand.options)[number]

interface NeedDraft {
  needs: string[]
  /** Null follows the scorecard. */
  band: Band | null
  overrideReason: string
}

/** Ticks the needs that are not met; the scorecard suggests a band, the worker confirms it or says why not. */
export function NeedForm() {
  const { t } = useWords()
  const { open } = useCasesModel()
  const scorecard = useScorecard().data
  const needWords = useNeedWords()
  const latest = open.file?.needAssessments?.[0]
  const save = useAddToCase('need-assessments')
  const empty: NeedDraft = { needs: latest?.needs ?? [], band: null, overrideReason: '' }
  const { draft, change, errorAt, finish, dialog } = useCaseForm(`need ${open.id}`, empty, save)
  if (!scorecard) return <SkeletonRows count={4} label={t('app.loading')} />
  const score = scoreOf(scorecard, draft.needs)
  const band = draft.band ?? score.band
  const overridden = band !== score.band
  const submit = () => {
    if (open.id === null) return
    const needs = scorecard.items.map(({ code }) => code).filter((code) => draft.needs.includes(code))
    const body = { needs, ...(overridden && { band, overrideReason: draft.overrideReason }) }
    save.mutate({ id: open.id, reason: open.reason, body }, { onSuccess: finish })
  }
  const toggle = (code: string) =>
    change({
      needs: draft.needs.includes(code)
        ? draft.needs.filter((other) => other !== code)
        : [...draft.needs, code],
      band: null,
    })
  return (
    <FormDialog
      title={t('cases.need.formTitle')}
      submitLabel={t('cases.need.save')}
      {...dialog}
      onSubmit={submit}
    >
      <p className="muted">{t('cases.need.formNote')}</p>
      <fieldset className="need-items">
        <legend className="field-label">{t('cases.need.unmet')}</legend>
        {scorecard.items.map(({ code, points }) => (
          <label key={code} className="check-line">
            <input type="checkbox" checked={draft.needs.includes(code)} onChange={() => toggle(code)} />
            <span>{needWords(code)}</span>
            <span className="digits muted">{t('cases.need.points', { count: points })}</span>
          </label>
        ))}
      </fieldset>
      <p className="need-result" role="status">
        <strong>{t('cases.need.band', { band: t(`cases.need.bands.${score.band}`) })}</strong>{' '}
        {t('cases.need.because', {
          points: score.points,
          medium: scorecard.bands.medium,
          high: scorecard.bands.high,
        })}
        {score.suggestedService &&
          ` ${t('cases.need.suggested', { service: t(`cases.serviceKind.${score.suggestedService}`) })}`}
      </p>
      <Choice
        label={t('cases.need.confirm')}
        value={band}
        options={NeedBand.options.map((value) => ({ value, label: t(`cases.need.bands.${value}`) }))}
        onChange={(value) => change({ band: value === score.band ? null : value })}
      />
      {overridden && (
        <Field
          label={t('cases.need.overrideReason')}
          hint={t('cases.need.overrideHint')}
          error={errorAt('overrideReason')}
        >
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            value={draft.overrideReason}
            onChange={(event) => change({ overrideReason: event.currentTarget.value })}
          />
        </Field>
      )}
    </FormDialog>
  )
}
