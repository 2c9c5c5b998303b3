import type { Unplaced } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { GradeTag } from '../../candidates/grade-tag.tsx'
import { useUnplacedModel } from '../model/unplaced-context.ts'
import { PlaceTools } from '../place/place-tools.tsx'

interface UnplacedLineProps {
  person: Unplaced
  active: boolean
  unitOf: (code: string) => string
}

/** One person by the number of the file, how sure the address is, and what can be decided while the line is the active one. */
export function UnplacedLine({ person, active, unitOf }: UnplacedLineProps) {
  const { t, language } = useWords()
  const { activate } = useUnplacedModel()
  const number = t('cases.file.number', { number: person.caseId })
  const { left } = person
  return (
    <li
      className="address-line"
      data-key={person.caseId}
      data-active={active || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the list work on the line that has the focus
      tabIndex={0}
      aria-label={number}
      onFocus={() => activate(person.caseId)}
    >
      <p className="address-input">
        <strong>{number}</strong>{' '}
        <span className="muted">
          {unitOf(person.unitCode)} · {t('unplaced.openedOn', { day: formatDay(person.openedOn, language) })}
        </span>
      </p>
      <p className="address-result">
        {person.grade ? (
          <GradeTag grade={person.grade} />
        ) : (
          <span className="muted">{t('unplaced.noAddress')}</span>
        )}
        {person.candidates.length > 0 && (
          <span className="muted">{t('unplaced.candidates', { count: person.candidates.length })}</span>
        )}
        {left && (
          <span className="decided-words">
            {t('unplaced.leftBy', {
              reason: t(`unplaced.leftReason.${left.reason}`),
              by: left.by,
              on: formatDay(left.on, language),
            })}
          </span>
        )}
      </p>
      {active && <PlaceTools person={person} unitOf={unitOf} />}
    </li>
  )
}
