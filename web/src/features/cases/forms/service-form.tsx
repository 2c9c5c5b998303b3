import { SupportKind } from '@hoanhap/server/contract.ts'
import { type CaseAdditions, useAddToCase } from '../../../api/case-changes.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { Choice } from './choice.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useCaseForm } from './use-case-form.ts'

interface ServiceDraft {
  kind: CaseAdditions['services']['kind']
  givenOn: string
  note: string
}

/** Records one support that was given: what, when, and a note for the own team. */
export function ServiceForm() {
  const { t } = useWords()
  const { open, today = '' } = useCasesModel()
  const empty: ServiceDraft = { kind: 'call', givenOn: today, note: '' }
  const save = useAddToCase('services')
  const { draft, change, errorAt, finish, dialog } = useCaseForm(`service ${open.id}`, empty, save)
  const { kind = empty.kind, givenOn = empty.givenOn, note = '' } = draft
  const submit = () => {
    if (open.id === null) return
    const body = { kind, givenOn, ...(note.trim() !== '' && { note }) }
    save.mutate({ id: open.id, reason: open.reason, body }, { onSuccess: finish })
  }
  return (
    <FormDialog
      title={t('cases.service.title')}
      submitLabel={t('cases.service.save')}
      {...dialog}
      restored={dialog.restored && note !== ''}
      onSubmit={submit}
    >
      <div className="form-pair">
        <Choice
          label={t('cases.service.kind')}
          value={kind}
          options={SupportKind.options.map((value) => ({ value, label: t(`cases.serviceKind.${value}`) }))}
          onChange={(value) => value && change({ kind: value })}
        />
        <DayField
          label={t('cases.service.on')}
          value={givenOn}
          max={today}
          error={errorAt('givenOn')}
          onChange={(value) => change({ givenOn: value })}
        />
      </div>
      <Field label={t('cases.service.note')} hint={t('cases.service.noteHint')} error={errorAt('note')}>
        <textarea
          className="input"
          rows={4}
          maxLength={2000}
          value={note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  )
}
