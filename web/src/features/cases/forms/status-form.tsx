import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useAddToCase } from '../../../api/case-changes.ts'
import { useLegalRules } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { type DecisionDraft, decisionBody, EMPTY_DECISION } from '../model/decision.ts'
import { isEarly } from '../model/legal-choices.ts'
import { CommuneChoice } from './commune-choice.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { Entry } from './entry.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useCaseForm } from './use-case-form.ts'

interface StatusDraft extends DecisionDraft {
  reductionDocument: string
  toUnitCode: string
}

/** Records a decision that changes the legal status: only what the law of its day allows is offered. */
export function StatusForm() {
  const { t } = useWords()
  const { open, today = '' } = useCasesModel()
  const rules = useLegalRules().data
  const save = useAddToCase('status-changes')
  const empty = { ...EMPTY_DECISION, decisionOn: today, reductionDocument: '', toUnitCode: '' }
  const { draft, change, errorAt, finish, dialog } = useCaseForm<StatusDraft>(
    `status ${open.id}`,
    empty,
    save,
  )
  const { file } = open
  if (!rules || !file) return <SkeletonRows count={4} label={t('app.loading')} />
  const moves = draft.toStatus === 'moved'
  const early =
    draft.toStatus !== null && isEarly(file, draft.toStatus, draft.effectiveOn || draft.decisionOn)
  const submit = () => {
    const decision = decisionBody(draft)
    if (open.id === null || !decision) return
    const body = {
      ...decision,
      ...(early && draft.reductionDocument !== '' && { reductionDocument: draft.reductionDocument }),
      ...(moves && draft.toUnitCode !== '' && { toUnitCode: draft.toUnitCode }),
    }
    const done = ({ data }: { data: CaseRecord | null }) => {
      finish()
      // Whoever moved out of the own area is no longer here to be seen.
      if (data === null) open.close()
    }
    save.mutate({ id: open.id, reason: open.reason, body }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('cases.statusForm.title')}
      submitLabel={t('cases.statusForm.save')}
      {...dialog}
      incomplete={draft.toStatus === null}
      onSubmit={submit}
    >
      <p className="muted">{t('cases.statusForm.note')}</p>
      <DecisionFields
        rules={rules}
        from={file.status ?? 'opening'}
        draft={draft}
        change={change}
        errorAt={errorAt}
      />
      {early && (
        <Entry
          label={t('cases.statusForm.reduction')}
          hint={t('cases.statusForm.reductionHint')}
          value={draft.reductionDocument}
          error={errorAt('reductionDocument')}
          onChange={(value) => change({ reductionDocument: value })}
        />
      )}
      {moves && (
        <CommuneChoice
          label={t('cases.statusForm.to')}
          code={draft.toUnitCode}
          everywhere
          error={errorAt('toUnitCode')}
          onChange={(code) => change({ toUnitCode: code })}
        />
      )}
    </FormDialog>
  )
}
