import { formatCount, formatRange } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { NeedOfCommune } from '../measures/commune-facts.ts'

/** How many people are in need, as far as the figures tell: "68", "0 – 9", "≈ 12 (9 – 15)". */
export function useNeedWords(): (need: NeedOfCommune) => string {
  const { language } = useWords()
  return (need) => {
    const count = (value: number) => formatCount(value, language)
    if (need.state === 'value') return count(need.people)
    const range = formatRange(count(Math.floor(need.low)), count(Math.ceil(need.high)))
    return need.state === 'suppressed' ? range : `≈ ${count(Math.round(need.people))} (${range})`
  }
}
