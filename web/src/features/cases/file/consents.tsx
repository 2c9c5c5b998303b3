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

type Consent = NonNullable<CaseRecord['consents']>[number]
type Purpose = Consent['purpose']

/** What the person agreed to, purpose by purpose; giving and withdrawing are equally easy. */
export function Consents({ file }: { file: CaseRecord }) {
  const { t } = useWords()
  const inForce = new Map(
    file.consents?.filter(({ withdrawnOn }) => withdrawnOn === null).map((one) => [one.purpose, one]),
  )
  return (
    <div>
      <dt>{t('cases.consent.title')}</dt>
      <dd>
        <ul className="chips">
          {ConsentPurpose.options.map((purpose) => (
            <li key={purpose}>
              <ConsentChip
                purpose={purpose}
                given={inForce.get(purpose) ?? null}
                closed={Boolean(file.closedOn)}
              />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

interface ConsentChipProps {
  purpose: Purpose
  given: Consent | null
  closed: boolean
}

function ConsentChip({ purpose, given, closed }: ConsentChipProps) {
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
      <ConsentActions purpose={purpose} given={given} closed={closed} onDone={() => setOpen(false)} />
    </Popover>
  )
}

interface ConsentActionsProps extends ConsentChipProps {
  onDone: () => void
}

function ConsentActions({ purpose, given, closed, onDone }: ConsentActionsProps) {
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
          {given ? t('cases.consent.withdraw') : t('cases.consent.give')}
        </Button>
      )}
    </div>
  )
}
