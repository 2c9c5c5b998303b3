import { type CaseRecord, ConsentPurpose } from '@hoanhap/server/contract.ts'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useAddToCase, useWithdrawConsent } from '../../../api/case-changes.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useFieldError, useProblemWords } from '../forms/use-problem-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { type Consent, consentsInForce } from '../model/consents.ts'

/** What is erased from the file with the consent. */
const ERASED: ReadonlySet<ConsentPurpose> = new Set(['familyContact', 'substitution'])

/** What the person agreed to, purpose by purpose; giving and withdrawing are equally easy. */
export function Consents({ file }: { file: CaseRecord }) {
  const { t } = useWords()
  const inForce = consentsInForce(file)
  const ofPrisoner = file.programme === 'released_prisoner'
  // Nothing about substances is in the file of a released prisoner, whatever is agreed to.
  const purposes = ConsentPurpose.options.filter((one) => !ofPrisoner || one !== 'substitution')
  return (
    <div>
      <dt>{t('cases.consent.title')}</dt>
      <dd>
        <ul className="chips">
          {purposes.map((purpose) => (
            <li key={purpose}>
              <ConsentChip
                purpose={purpose}
                given={inForce.get(purpose) ?? null}
                closed={Boolean(file.closedOn)}
                endsFile={ofPrisoner && purpose === 'support'}
              />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

interface ConsentChipProps {
  purpose: ConsentPurpose
  given: Consent | null
  closed: boolean
  /** The file rests on this consent alone. */
  endsFile: boolean
}

function ConsentChip(chip: ConsentChipProps) {
  const { purpose, given } = chip
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const name = t(`cases.consent.purpose.${purpose}`)
  const trigger = (
    <button type="button" className="consent-chip" data-given={given ? true : undefined}>
      {given && <Check size={14} strokeWidth={2} aria-hidden />}
      {given ? name : t('cases.consent.notAsked', { purpose: name })}
    </button>
  )
  return (
    <Popover
      trigger={trigger}
      label={t('cases.consent.about', { purpose: name })}
      open={open}
      onOpenChange={setOpen}
    >
      <ConsentActions {...chip} onDone={() => setOpen(false)} />
    </Popover>
  )
}

interface ConsentActionsProps extends ConsentChipProps {
  onDone: () => void
}

function ConsentActions({ purpose, given, closed, endsFile, onDone }: ConsentActionsProps) {
  const { t, language } = useWords()
  const { open, today = '', noteChange } = useCasesModel()
  const [givenOn, setGivenOn] = useState(today)
  const add = useAddToCase('consents')
  const withdraw = useWithdrawConsent()
  const words = useProblemWords(add.error ?? withdraw.error)
  const errorAt = useFieldError(add.error)
  const act = () => {
    if (open.id === null) return
    const file = { id: open.id, reason: open.reason }
    // It closes, so that a second press does not undo the first.
    const onSuccess = () => {
      noteChange()
      onDone()
    }
    if (given) withdraw.mutate({ ...file, consentId: given.id }, { onSuccess })
    else add.mutate({ ...file, body: { purpose, givenOn } }, { onSuccess })
  }
  return (
    <div className="consent-actions">
      <p>
        <strong>{t(`cases.consent.purpose.${purpose}`)}</strong>
      </p>
      <p className="muted">
        {given
          ? t('cases.consent.givenOn', { day: formatDay(given.givenOn, language) })
          : t(`cases.consent.note.${purpose}`)}
      </p>
      {given && !closed && endsFile && <p>{t('cases.consent.endsFile')}</p>}
      {given && !closed && ERASED.has(purpose) && <p>{t('cases.consent.erases')}</p>}
      {!given && !closed && (
        <DayField
          label={t('cases.consent.on')}
          value={givenOn}
          max={today}
          error={errorAt('givenOn')}
          onChange={setGivenOn}
        />
      )}
      {words && <p className="field-error">{words}</p>}
      {!closed && (
        <Button
          size="small"
          disabled={add.isPending || withdraw.isPending || (!given && givenOn === '')}
          onClick={act}
        >
          {given ? t(endsFile ? 'cases.consent.endFile' : 'cases.consent.withdraw') : t('cases.consent.give')}
        </Button>
      )}
    </div>
  )
}
