import { useWords } from '../../../i18n/i18n.ts'
import { DayField } from '../../day-field/day-field.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { type CreateDraft, consentsAskedFor, type OpeningConsent } from '../model/create-draft.ts'
import { Entry } from './entry.tsx'
import { SubstitutionChoice } from './person-fields.tsx'

interface OpeningConsentsProps {
  draft: CreateDraft
  change: (part: Partial<CreateDraft>) => void
  errorAt: (path: string) => string | undefined
}

/** What the person agrees to when the file is opened, each with what may be written because of it. */
export function OpeningConsents({ draft, change, errorAt }: OpeningConsentsProps) {
  const { t } = useWords()
  const { today } = useCasesModel()
  const { consents } = draft
  const toggle = (purpose: OpeningConsent) =>
    change({
      consents: consents.includes(purpose)
        ? consents.filter((other) => other !== purpose)
        : [...consents, purpose],
    })
  const error = errorAt('consents')
  return (
    <fieldset className="form-group">
      <legend>{t('cases.form.consent')}</legend>
      {consentsAskedFor(draft.programme).map((purpose) => (
        <label key={purpose} className="check-line">
          <input type="checkbox" checked={consents.includes(purpose)} onChange={() => toggle(purpose)} />
          <span>
            {t(`cases.consent.purpose.${purpose}`)}{' '}
            <span className="muted">{t(`cases.consent.note.${purpose}`)}</span>
          </span>
        </label>
      ))}
      {error && <p className="field-error">{t('cases.create.consentNeeded')}</p>}
      {consents.length > 0 && (
        <div className="form-pair">
          <DayField
            label={t('cases.create.consentOn')}
            value={draft.consentOn || draft.openedOn}
            min={draft.openedOn}
            max={today}
            error={errorAt('consents.0.givenOn')}
            onChange={(consentOn) => change({ consentOn })}
          />
          {consents.includes('substitution') && draft.programme === 'rehab' && (
            <SubstitutionChoice draft={draft} change={change} errorAt={errorAt} />
          )}
        </div>
      )}
      {consents.includes('familyContact') && (
        <Entry
          label={t('cases.field.familyContact')}
          value={draft.familyContact}
          error={errorAt('familyContact')}
          onChange={(familyContact) => change({ familyContact })}
        />
      )}
    </fieldset>
  )
}
