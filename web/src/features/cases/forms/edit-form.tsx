import type { CasePatch, CaseRecord } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useChangeCase } from '../../../api/case-changes.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { agreedIn } from '../model/consents.ts'
import { type Choice, changesAfter, conflictsOf, type FieldConflict } from '../model/field-conflicts.ts'
import {
  draftOf,
  PERSON_FIELDS,
  type PersonDraft,
  type PersonField,
  partOf,
  patchOf,
} from '../model/person-draft.ts'
import { CommuneChoice } from './commune-choice.tsx'
import { Conflicts } from './conflicts.tsx'
import { FormDialog } from './form-dialog.tsx'
import { IdentityFields, TrackFields } from './person-fields.tsx'
import { useCaseForm } from './use-case-form.ts'

/** Edits the open file. The version that the edit began with stays beside it, so that a conflict can be told by field. */
interface EditDraft extends PersonDraft {
  before: PersonDraft
  /** For somebody in the queue of a province: the commune, once it is known. */
  unitCode: string
}

export function EditForm() {
  const { open } = useCasesModel()
  return open.file && open.etag ? <EditFile key={open.file.id} file={open.file} etag={open.etag} /> : null
}

function EditFile({ file, etag }: { file: CaseRecord; etag: string }) {
  const { t } = useWords()
  const { open, scope } = useCasesModel()
  const read = draftOf(file)
  const save = useChangeCase()
  const empty = { ...read, before: read, unitCode: '' }
  const { draft, change, errorAt, discard, finish, dialog } = useCaseForm<EditDraft>(
    `edit ${file.id}`,
    empty,
    save,
  )
  const [choices, setChoices] = useState<Partial<Record<PersonField, Choice>>>({})
  const versions = { before: { ...draft.before }, mine: { ...draft }, theirs: { ...read } }
  const conflicts: FieldConflict<PersonField>[] = conflictsOf(PERSON_FIELDS, versions)
  const undecided = conflicts.some(({ field }) => !choices[field])
  const inQueue = file.unitCode !== undefined && scope.unitOf(file.unitCode)?.level === 'province'
  const agreed = agreedIn(file)
  const changes = (): CasePatch | null => {
    const names = Object.keys(changesAfter(PERSON_FIELDS, versions, choices)) as PersonField[]
    const own = conflicts.length > 0 ? partOf(draft, names) : patchOf(read, mergedOver(draft, names, read))
    const place = inQueue && draft.unitCode !== '' ? { unitCode: draft.unitCode } : null
    return own === null && place === null ? null : { ...own, ...place }
  }
  const submit = () => {
    const patch = changes()
    if (patch === null || Object.keys(patch).length === 0) return discard()
    save.mutate(
      { id: file.id, reason: open.reason, etag, change: patch },
      {
        onSuccess: finish,
        onError: (error) => error.status === 412 && void open.reload(),
      },
    )
  }
  return (
    <FormDialog
      title={t('cases.edit.title')}
      submitLabel={conflicts.length > 0 ? t('cases.conflict.save') : t('cases.edit.save')}
      {...dialog}
      incomplete={undecided}
      problem={conflicts.length > 0 ? null : dialog.problem}
      restored={dialog.restored && conflicts.length === 0}
      onSubmit={submit}
    >
      {conflicts.length > 0 ? (
        <Conflicts
          conflicts={conflicts}
          choices={choices}
          onChoose={(field, choice) => setChoices({ ...choices, [field]: choice })}
        />
      ) : (
        <>
          {inQueue && (
            <CommuneChoice
              label={t('cases.edit.commune')}
              hint={t('cases.edit.communeHint')}
              code={draft.unitCode}
              error={errorAt('unitCode')}
              onChange={(unitCode) => change({ unitCode })}
            />
          )}
          <TrackFields
            draft={draft}
            change={change}
            errorAt={errorAt}
            agreed={agreed}
            ofRehab={file.programme !== 'released_prisoner'}
          />
          <IdentityFields
            draft={draft}
            change={change}
            errorAt={errorAt}
            agreed={agreed}
            idNumberHint={t('cases.form.idNumberKept')}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Their version with my changed fields on it. */
function mergedOver(mine: PersonDraft, names: readonly PersonField[], theirs: PersonDraft): PersonDraft {
  return { ...theirs, ...Object.fromEntries(names.map((name) => [name, mine[name]])) }
}
