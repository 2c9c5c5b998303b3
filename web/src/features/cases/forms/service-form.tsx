import { SupportKind } from '@hoanhap/server/contract.ts'
import { type CaseAdditions, useAddToCase } from '../../../api/case-changes.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { useDraft } from '../model/use-draft.ts'
import { Choice } from './choice.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFieldError, useProblemWords } from './use-problem-words.ts'

interface ServiceDraft {
  kind: CaseAdditions['services']['kind']
  givenOn: string
  note: string
}

/** Records one support that was given: what, when, and a note for the own team. */
export function ServiceForm() {
  const { t } = useWords()
  const { open, today = '', setForm, noteChange } = useCasesModel()
  const empty: ServiceDraft = { kind: 'call', givenOn: today, note: '' }
  const { draft, restored, change, drop } = useDraft<ServiceDraft>(`service ${open.id}`, empty)
  const { kind = empty.kind, givenOn = empty.givenOn, note = '' } = draft
  const save = useAddToCase('services')
  const errorAt = useFieldError(save.error)
  const close = () => setForm(null)
  const submit = () => {
    if (open.id === null) return
    const body = { kind, givenOn, ...(note.trim() !== '' && { note }) }
    const done = () => {
      drop()
      noteChange()
      close()
    }
    save.mutate({ id: open.id, reason: open.reason, body }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('cases.service.title')}
      submitLabel={t('cases.service.save')}
      pending={save.isPending}
      problem={useProblemWords(save.error)}
      restored={restored && note !== ''}
      onSubmit={submit}
      onClose={close}
      onDiscard={() => {
        drop()
        close()
      }}
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
