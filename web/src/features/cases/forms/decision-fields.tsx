import type { LegalRules, LegalStatus } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { DayField } from '../../day-field/day-field.tsx'
import { useBodyWords } from '../file/use-body-words.ts'
import { useCaseWords } from '../list/use-case-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import type { DecisionDraft } from '../model/decision.ts'
import { endRange, nextStatuses, regimeOn, ruleFor } from '../model/legal-choices.ts'
import { Choice } from './choice.tsx'
import { Entry } from './entry.tsx'

interface DecisionFieldsProps {
  rules: LegalRules
  from: LegalStatus | 'opening'
  draft: DecisionDraft
  change: (part: Partial<DecisionDraft>) => void
  errorAt: (path: string) => string | undefined
}

/** Day, status, body, document and term of a decision, as the law of its day asks for them. */
export function DecisionFields({ rules, from, draft, change, errorAt }: DecisionFieldsProps) {
  const { t, language } = useWords()
  const { today = '' } = useCasesModel()
  const words = useCaseWords()
  const { bodyOf, documentOf, regimeOf } = useBodyWords()
  const regime = regimeOn(rules, draft.decisionOn)
  const rule = draft.toStatus && ruleFor(rules, draft.toStatus, draft.decisionOn)
  const term =
    draft.toStatus &&
    endRange(rules, {
      from,
      to: draft.toStatus,
      decisionOn: draft.decisionOn,
      effectiveOn: draft.effectiveOn || draft.decisionOn,
    })
  const body = draft.issuingBody || (rule && rule.decidedBy.length === 1 ? (rule.decidedBy[0] ?? '') : '')
  const day = (text: string) => formatDay(text, language)
  return (
    <>
      <div className="form-pair">
        <DayField
          label={t('cases.statusForm.decisionOn')}
          value={draft.decisionOn}
          max={today}
          hint={regime ? regimeOf(regime.code) : t('cases.refused.no_law_in_force')}
          error={errorAt('decisionOn')}
          onChange={(value) => change({ decisionOn: value })}
        />
        <DayField
          label={t('cases.statusForm.effectiveOn')}
          value={draft.effectiveOn}
          max={today}
          hint={t('cases.statusForm.effectiveHint')}
          error={errorAt('effectiveOn')}
          onChange={(value) => change({ effectiveOn: value })}
        />
      </div>
      <Choice<LegalStatus>
        label={t('cases.statusForm.toStatus')}
        value={draft.toStatus}
        options={nextStatuses(rules, from, draft.decisionOn).map((value) => ({
          value,
          label: words.status(value),
        }))}
        error={errorAt('toStatus')}
        onChange={(toStatus) => {
          const next = toStatus && ruleFor(rules, toStatus, draft.decisionOn)
          const only = next && next.decidedBy.length === 1 ? next.decidedBy[0] : undefined
          change({ toStatus, issuingBody: only ?? '', plannedEnd: '' })
        }}
      />
      {rule && (
        <>
          <p className="rule-note">{t('cases.statusForm.basis', { basis: rule.basis })}</p>
          <div className="form-pair">
            <Choice
              label={t('cases.statusForm.body')}
              value={body === '' ? null : body}
              options={rule.decidedBy.map((value) => ({ value, label: bodyOf(value) }))}
              error={errorAt('issuingBody')}
              onChange={(value) => change({ issuingBody: value ?? '' })}
            />
            <Entry
              label={t('cases.statusForm.number')}
              value={draft.decisionNumber}
              hint={rule.document ? documentOf(rule.document) : t('cases.statusForm.noDocument')}
              error={errorAt('decisionNumber')}
              onChange={(value) => change({ decisionNumber: value })}
            />
          </div>
          {term && (
            <DayField
              label={t('cases.statusForm.plannedEnd')}
              value={draft.plannedEnd}
              min={term.earliest}
              max={term.latest}
              hint={t('cases.statusForm.term', { earliest: day(term.earliest), latest: day(term.latest) })}
              error={errorAt('plannedEnd')}
              onChange={(value) => change({ plannedEnd: value })}
            />
          )}
        </>
      )}
    </>
  )
}
