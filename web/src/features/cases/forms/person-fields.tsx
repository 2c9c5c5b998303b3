import { type ConsentPurpose, NextStep, Sex, Substance, Support, Work } from '@hoanhap/server/contract.ts'
import { useTrades } from '../../../api/employers.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { DayField } from '../../day-field/day-field.tsx'
import { useCaseWords } from '../list/use-case-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import type { PersonDraft } from '../model/person-draft.ts'
import { Choice } from './choice.tsx'
import { Entry } from './entry.tsx'

const ANSWERS = ['yes', 'no'] as const

interface PersonFieldsProps {
  draft: PersonDraft
  change: (part: Partial<PersonDraft>) => void
  errorAt: (path: string) => string | undefined
  /** What stands under the identity number, which is never filled in. */
  idNumberHint: string
  /** What the person agrees to: some fields are only there for that. */
  agreed: ReadonlySet<ConsentPurpose>
}

/** Who the person is. Of the family only while the person agrees to it. */
export function IdentityFields({ draft, change, errorAt, idNumberHint, agreed }: PersonFieldsProps) {
  const { t } = useWords()
  const text = (name: 'name' | 'birthDate' | 'phone' | 'address' | 'familyContact' | 'idNumber') => ({
    value: draft[name],
    error: errorAt(name),
    onChange: (value: string) => change({ [name]: value }),
  })
  return (
    <fieldset className="form-group">
      <legend>{t('cases.form.person')}</legend>
      <Entry label={t('cases.field.name')} {...text('name')} />
      <div className="form-triple">
        <Choice
          label={t('cases.field.sex')}
          value={draft.sex}
          options={Sex.options.map((value) => ({ value, label: t(`value.sex.${value}`) }))}
          error={errorAt('sex')}
          onChange={(sex) => change({ sex })}
        />
        <Entry
          label={t('cases.field.birthYear')}
          inputMode="numeric"
          value={draft.birthYear}
          error={errorAt('birthYear')}
          onChange={(birthYear) => change({ birthYear })}
        />
        <DayField label={t('cases.field.birthDate')} {...text('birthDate')} />
      </div>
      <div className="form-pair">
        <Entry label={t('cases.field.idNumber')} hint={idNumberHint} {...text('idNumber')} />
        <Entry label={t('cases.field.phone')} type="tel" {...text('phone')} />
      </div>
      <Entry label={t('cases.field.address')} {...text('address')} />
      {agreed.has('familyContact') && (
        <Entry label={t('cases.field.familyContact')} {...text('familyContact')} />
      )}
    </fieldset>
  )
}

interface TrackFieldsProps extends Omit<PersonFieldsProps, 'idNumberHint'> {
  /** The file of a released prisoner holds nothing about substances. */
  ofRehab: boolean
}

/** Support, work and what comes next. */
export function TrackFields({ draft, change, errorAt, agreed, ofRehab }: TrackFieldsProps) {
  const { t } = useWords()
  const { today } = useCasesModel()
  const trades = useTrades().data ?? []
  const words = useCaseWords()
  const tradeOptions = trades.map(({ code }) => ({ value: code, label: words.trade(code) }))
  return (
    <fieldset className="form-group">
      <legend>{t('cases.form.tracks')}</legend>
      <div className="form-pair">
        <Choice
          label={t('cases.field.nextStep')}
          optional
          value={draft.nextStep}
          options={NextStep.options.map((value) => ({ value, label: t(`cases.nextStep.${value}`) }))}
          error={errorAt('nextStep')}
          onChange={(nextStep) => change({ nextStep, nextDueOn: nextStep ? draft.nextDueOn : '' })}
        />
        <DayField
          label={t('cases.field.nextDueOn')}
          min={today}
          value={draft.nextDueOn}
          error={errorAt('nextDueOn')}
          onChange={(nextDueOn) => change({ nextDueOn })}
        />
        <Choice
          label={t('cases.field.support')}
          value={draft.support}
          options={Support.options.map((value) => ({ value, label: t(`cases.support.${value}`) }))}
          error={errorAt('support')}
          onChange={(support) => support && change({ support })}
        />
        <Choice
          label={t('cases.field.work')}
          value={draft.work}
          options={Work.options.map((value) => ({ value, label: t(`value.work.${value}`) }))}
          error={errorAt('work')}
          onChange={(work) => work && change({ work })}
        />
        <Choice
          label={t('cases.field.tradeLearned')}
          optional
          value={draft.tradeLearned === '' ? null : draft.tradeLearned}
          options={tradeOptions}
          error={errorAt('tradeLearned')}
          onChange={(trade) => change({ tradeLearned: trade ?? '' })}
        />
        <Choice
          label={t('cases.field.tradeWanted')}
          optional
          value={draft.tradeWanted === '' ? null : draft.tradeWanted}
          options={tradeOptions}
          error={errorAt('tradeWanted')}
          onChange={(trade) => change({ tradeWanted: trade ?? '' })}
        />
        {ofRehab && (
          <Choice
            label={t('cases.field.substance')}
            value={draft.substance}
            options={Substance.options.map((value) => ({ value, label: t(`cases.substance.${value}`) }))}
            error={errorAt('substance')}
            onChange={(substance) => substance && change({ substance })}
          />
        )}
        {ofRehab && agreed.has('substitution') && (
          <SubstitutionChoice draft={draft} change={change} errorAt={errorAt} />
        )}
      </div>
    </fieldset>
  )
}

/** Whether the person is in substitution treatment: yes, no or not known. */
export function SubstitutionChoice({
  draft,
  change,
  errorAt,
}: Pick<PersonFieldsProps, 'draft' | 'change' | 'errorAt'>) {
  const { t } = useWords()
  return (
    <Choice
      label={t('cases.field.substitution')}
      optional
      value={draft.substitution}
      options={ANSWERS.map((value) => ({ value, label: t(`cases.yesNo.${value}`) }))}
      error={errorAt('substitution')}
      onChange={(substitution) => change({ substitution })}
    />
  )
}
