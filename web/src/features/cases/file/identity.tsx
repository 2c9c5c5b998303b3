import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useRevealIdNumber } from '../../../api/case-changes.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { useProblemWords } from '../forms/use-problem-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { agreedIn } from '../model/consents.ts'
import { groupedPhone } from '../model/grouped-digits.ts'
import { answerOf } from '../model/person-draft.ts'
import { Consents } from './consents.tsx'

/** How to reach the person, and what the person agreed to. What is not known is said; what is not shown to this role has no line at all. */
export function Identity({ file }: { file: CaseRecord }) {
  const { t, language } = useWords()
  const { keeper, open, setForm } = useCasesModel()
  const substance = file.substance && file.substance !== 'unknown' && t(`cases.substance.${file.substance}`)
  const treated = answerOf(file.substitution)
  const agreed = agreedIn(file)
  return (
    <section className="file-section">
      <h3 className="for-screen-readers">{t('cases.identity.title')}</h3>
      <dl className="facts">
        {file.phone !== undefined && (
          <div>
            <dt>{t('cases.identity.phone')}</dt>
            <dd>{file.phone ? <PhoneNumber phone={file.phone} /> : <None />}</dd>
          </div>
        )}
        <Fact name={t('cases.identity.address')} value={file.address} />
        {file.hasIdNumber !== undefined && (
          <div>
            <dt>{t('cases.identity.idNumber')}</dt>
            <dd>{file.hasIdNumber ? <IdNumber key={open.id} id={file.id} /> : <None />}</dd>
          </div>
        )}
        {file.consents && <Consents file={file} />}
      </dl>
      {keeper && (
        <details className="more-facts">
          <summary>{t('cases.identity.moreFacts')}</summary>
          <dl className="facts">
            <Fact
              name={t('cases.identity.birthDate')}
              value={file.birthDate && formatDay(file.birthDate, language)}
            />
            <Fact
              name={t('cases.identity.familyContact')}
              value={file.familyContact}
              missing={agreed.has('familyContact') ? undefined : t('cases.identity.notAgreed')}
            />
            {file.programme !== 'released_prisoner' && (
              <>
                <Fact name={t('cases.identity.substance')} value={substance || null} />
                <Fact
                  name={t('cases.identity.substitution')}
                  value={treated && t(`cases.yesNo.${treated}`)}
                  missing={agreed.has('substitution') ? undefined : t('cases.identity.notAgreed')}
                />
              </>
            )}
          </dl>
        </details>
      )}
      {file.possibleDuplicates && file.possibleDuplicates.length > 0 && (
        <p className="duplicate-note">
          {t('cases.identity.duplicates', { numbers: file.possibleDuplicates.join(', ') })}{' '}
          <button type="button" className="link" onClick={() => setForm('edit')}>
            {t('cases.identity.check')}
          </button>
        </p>
      )}
    </section>
  )
}

interface FactProps {
  name: string
  /** Undefined where this role is told nothing. */
  value: string | null | undefined
  /** What stands there instead of "none". */
  missing?: string
}

function Fact({ name, value, missing }: FactProps) {
  if (value === undefined) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? (missing ? <span className="muted">{missing}</span> : <None />)}</dd>
    </div>
  )
}

function PhoneNumber({ phone }: { phone: string }) {
  const { t } = useWords()
  return (
    <>
      <span className="digits">{groupedPhone(phone)}</span>{' '}
      <a href={`tel:${phone}`}>{t('cases.identity.call')}</a>
    </>
  )
}

function None() {
  const { t } = useWords()
  return <span className="muted">{t('app.none')}</span>
}

/** Twelve dots until a reason was given; the number goes with the panel. */
function IdNumber({ id }: { id: number }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const reveal = useRevealIdNumber()
  const words = useProblemWords(reveal.error)
  const ask = (reason: string) => {
    setAsking(false)
    reveal.mutate({ id, reason })
  }
  return (
    <>
      {reveal.data ? (
        <span className="digits">{reveal.data}</span>
      ) : (
        <>
          <span aria-hidden className="dots">
            {'•'.repeat(12)}
          </span>
          <span className="for-screen-readers">{t('cases.identity.hidden')}</span>
        </>
      )}{' '}
      {reveal.data ? (
        <button type="button" className="link" onClick={() => reveal.reset()}>
          {t('cases.identity.hide')}
        </button>
      ) : (
        <>
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {t('cases.identity.show')}
          </button>{' '}
          <span className="muted">{t('cases.identity.showNote')}</span>
        </>
      )}
      {words && <p className="field-error">{words}</p>}
      {asking && (
        <ReasonDialog
          title={t('cases.identity.revealTitle')}
          note={t('cases.identity.revealNote')}
          submitLabel={t('cases.identity.show')}
          onReason={ask}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
