import { OpeningProgramme } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useCreateCase } from '../../../api/case-changes.ts'
import { useLegalRules } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { type CreateDraft, caseBody, emptyCase, missingIn } from '../model/create-draft.ts'
import { acceptedReason, REASON_LENGTH } from '../model/reason.ts'
import { Choice } from './choice.tsx'
import { CommuneChoice } from './commune-choice.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { Entry } from './entry.tsx'
import { FormDialog } from './form-dialog.tsx'
import { OpeningConsents } from './opening-consents.tsx'
import { IdentityFields, TrackFields } from './person-fields.tsx'
import { useCaseForm } from './use-case-form.ts'

const NOTHING_AGREED = new Set<never>()

/** Opens a file: the person, the commune, and the decision or the consent with which it begins. */
export function CreateForm() {
  const { t } = useWords()
  const { today = '', scope, change: changeView } = useCasesModel()
  const rules = useLegalRules().data
  const own = scope.oneCommune ? (scope.units[0]?.code ?? '') : ''
  const create = useCreateCase()
  const form = useCaseForm<CreateDraft>('create', emptyCase(today, own), create)
  const { draft, change } = form
  // A reason is typed anew every time; it is no part of the draft.
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  if (!rules) return <SkeletonRows count={4} label={t('app.loading')} />
  const ofRehab = draft.programme === 'rehab'
  const reasonToSend = scope.oneCommune ? null : acceptedReason(reason)
  const missing = missingIn(draft)
  const errorAt = (path: string) =>
    tried && missing.includes(path) ? t('cases.refused.required') : form.errorAt(path)
  const submit = () => {
    setTried(true)
    if (missing.length > 0 || (!scope.oneCommune && reasonToSend === null)) return
    const done = ({ data: { id } }: { data: { id: number } }) => {
      form.finish()
      changeView({ caseId: id })
    }
    create.mutate({ body: caseBody(draft), reason: reasonToSend }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('cases.create.title')}
      submitLabel={t('cases.create.save')}
      {...form.dialog}
      onSubmit={submit}
    >
      <p className="muted">{t('cases.create.note')}</p>
      <Choice
        label={t('cases.create.programme')}
        value={draft.programme}
        options={OpeningProgramme.options.map((value) => ({ value, label: t(`value.programme.${value}`) }))}
        hint={ofRehab ? undefined : t('cases.create.releasedNote')}
        onChange={(programme) => programme && change({ programme })}
      />
      <IdentityFields
        draft={draft}
        change={change}
        errorAt={errorAt}
        agreed={NOTHING_AGREED}
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
        {ofRehab && (
          <DecisionFields
            rules={rules}
            from="opening"
            draft={draft.opening}
            change={(part) => change({ opening: { ...draft.opening, ...part } })}
            errorAt={(path) => errorAt(`opening.${path}`)}
          />
        )}
      </fieldset>
      <OpeningConsents draft={draft} change={change} errorAt={errorAt} />
      <TrackFields
        draft={draft}
        change={change}
        errorAt={errorAt}
        agreed={NOTHING_AGREED}
        ofRehab={ofRehab}
      />
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
