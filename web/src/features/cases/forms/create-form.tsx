import type { CaseInput } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useCreateCase } from '../../../api/case-changes.ts'
import { useLegalRules } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { type DecisionDraft, decisionBody, EMPTY_DECISION } from '../model/decision.ts'
import { EMPTY_PERSON, newPerson, type PersonDraft } from '../model/person-draft.ts'
import { acceptedReason, REASON_LENGTH } from '../model/reason.ts'
import { useDraft } from '../model/use-draft.ts'
import { CommuneChoice } from './commune-choice.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { Entry } from './entry.tsx'
import { FormDialog } from './form-dialog.tsx'
import { IdentityFields, TrackFields } from './person-fields.tsx'
import { useFieldError, useProblemWords } from './use-problem-words.ts'

interface CreateDraft extends PersonDraft {
  openedOn: string
  unitCode: string
  opening: DecisionDraft
}

/** What a new file cannot be without, by the names of its fields. */
function missingIn({ name, sex, birthYear, opening }: CreateDraft): string[] {
  const needed = {
    name: name.trim(),
    sex,
    birthYear: birthYear.trim(),
    'opening.decisionOn': opening.decisionOn,
    'opening.toStatus': opening.toStatus,
  }
  return Object.entries(needed).flatMap(([path, value]) => (value ? [] : [path]))
}

/** Opens a file: the person, the commune, and the decision with which it begins. */
export function CreateForm() {
  const { t } = useWords()
  const { today = '', scope, setForm, change: changeView, noteChange } = useCasesModel()
  const rules = useLegalRules().data
  const own = scope.oneCommune ? (scope.units[0]?.code ?? '') : ''
  const { draft, restored, change, drop } = useDraft<CreateDraft>('create', {
    ...EMPTY_PERSON,
    openedOn: today,
    unitCode: own,
    opening: { ...EMPTY_DECISION, decisionOn: today },
  })
  // A reason is typed anew every time; it is no part of the draft.
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const create = useCreateCase()
  const refusedAt = useFieldError(create.error)
  const problem = useProblemWords(create.error)
  const close = () => setForm(null)
  if (!rules) return <SkeletonRows count={4} label={t('app.loading')} />
  const opening = decisionBody(draft.opening)
  const reasonToSend = scope.oneCommune ? null : acceptedReason(reason)
  const missing = missingIn(draft)
  const errorAt = (path: string) =>
    tried && missing.includes(path) ? t('cases.refused.required') : refusedAt(path)
  const submit = () => {
    setTried(true)
    if (!opening || missing.length > 0 || (!scope.oneCommune && reasonToSend === null)) return
    const person = newPerson(draft) as Omit<CaseInput, 'openedOn' | 'opening'>
    const place = draft.unitCode === '' ? {} : { unitCode: draft.unitCode }
    const body: CaseInput = { ...person, ...place, openedOn: draft.openedOn, opening }
    const done = ({ data: { id } }: { data: { id: number } }) => {
      drop()
      noteChange()
      close()
      changeView({ caseId: id })
    }
    create.mutate({ body, reason: reasonToSend }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('cases.create.title')}
      submitLabel={t('cases.create.save')}
      pending={create.isPending}
      problem={problem}
      restored={restored}
      onSubmit={submit}
      onClose={close}
      onDiscard={() => {
        drop()
        close()
      }}
    >
      <p className="muted">{t('cases.create.note')}</p>
      <IdentityFields
        draft={draft}
        change={change}
        errorAt={errorAt}
        idNumberHint={t('cases.form.idNumberHint')}
      />
      <fieldset className="form-group">
        <legend>{t('cases.form.opening')}</legend>
        <div className="form-pair">
          <DayField
            label={t('cases.field.openedOn')}
            value={draft.openedOn}
            max={today}
            error={errorAt('openedOn')}
            onChange={(openedOn) => change({ openedOn })}
          />
          {!scope.oneCommune && (
            <CommuneChoice
              label={t('cases.edit.commune')}
              code={draft.unitCode}
              error={errorAt('unitCode')}
              onChange={(unitCode) => change({ unitCode })}
            />
          )}
        </div>
        <DecisionFields
          rules={rules}
          from="opening"
          draft={draft.opening}
          change={(part) => change({ opening: { ...draft.opening, ...part } })}
          errorAt={(path) => errorAt(`opening.${path}`)}
        />
      </fieldset>
      <TrackFields draft={draft} change={change} errorAt={errorAt} />
      {!scope.oneCommune && (
        <fieldset className="form-group">
          <legend>{t('cases.form.reason')}</legend>
          <Entry
            label={t('cases.reason.label')}
            value={reason}
            hint={t('cases.reason.hint', REASON_LENGTH)}
            error={tried && reasonToSend === null ? t('cases.reason.length', REASON_LENGTH) : undefined}
            onChange={setReason}
          />
        </fieldset>
      )}
    </FormDialog>
  )
}
