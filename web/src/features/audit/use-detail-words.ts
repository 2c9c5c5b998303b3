import { Level, Role } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { useValueOptions } from '../case-filters/use-value-options.ts'
import { type DetailWords, detailWords } from './detail-words.ts'

const DAYS = ['asOf', 'from', 'to']
const APPROVALS = ['impact_assessment', 'pre_flight_checklist'] as const
const ANSWERS = ['true', 'false'] as const

/** The detail of an entry in the words of the page: names of fields, filters and their values. */
export function useDetailWords(): (detail: Readonly<Record<string, unknown>>) => string {
  const { t, language } = useWords()
  const categories = useValueOptions()
  const inWords: Record<string, (code: string) => string | undefined> = {
    roles: (code) => worded(Role.options, code, (role) => t(`role.${role}`)),
    level: (code) => worded(Level.options, code, (level) => t(`level.${level}`)),
    kind: (code) => worded(APPROVALS, code, (kind) => t(`audit.approval.${kind}`)),
    located: (code) => worded(ANSWERS, code, (answer) => t(`audit.yesNo.${answer}`)),
  }
  const valueWords: DetailWords['value'] = (of, value) => {
    if (DAYS.includes(of)) return formatDay(value, language)
    const category = categories.find(({ name }) => name === of)
    const option = category?.options.find((one) => one.value === value)
    return option?.label ?? inWords[of]?.(value) ?? null
  }
  const words: DetailWords = {
    about: (name) => t(`audit.about.${name}`),
    field: (name) => t(`audit.field.${name}`),
    value: valueWords,
  }
  return (detail) => detailWords(detail, words)
}

function worded<Code extends string>(
  codes: readonly Code[],
  value: string,
  words: (code: Code) => string,
): string | undefined {
  const code = codes.find((one) => one === value)
  return code && words(code)
}
