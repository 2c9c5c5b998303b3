import { NextStep, Sex, Substance, Support, Work } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useCaseWords } from '../list/use-case-words.ts'
import type { PersonField } from '../model/person-draft.ts'

/** The value of a field as a person reads it. */
export function useFieldValueWords(): (field: PersonField, value: unknown) => string {
  const { t, language } = useWords()
  const words = useCaseWords()
  const codes: Partial<Record<PersonField, (value: string) => string | undefined>> = {
    sex: (value) => worded(Sex.options, value, (code) => t(`value.sex.${code}`)),
    support: (value) => worded(Support.options, value, (code) => t(`cases.support.${code}`)),
    nextStep: (value) => worded(NextStep.options, value, (code) => t(`cases.nextStep.${code}`)),
    work: (value) => worded(Work.options, value, (code) => t(`value.work.${code}`)),
    substance: (value) => worded(Substance.options, value, (code) => t(`cases.substance.${code}`)),
    substitution: (value) => worded(['yes', 'no'], value, (answer) => t(`cases.yesNo.${answer}`)),
    tradeLearned: words.trade,
    tradeWanted: words.trade,
    birthDate: (value) => formatDay(value, language),
    nextDueOn: (value) => formatDay(value, language),
    // Somebody beside the screen must not read it here either.
    idNumber: () => '•'.repeat(12),
  }
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('app.none')
    return codes[field]?.(String(value)) ?? String(value)
  }
}

function worded<Code extends string>(
  options: readonly Code[],
  value: string,
  words: (code: Code) => string,
): string | undefined {
  const code = options.find((one) => one === value)
  return code && words(code)
}
