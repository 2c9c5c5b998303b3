import { useMemo } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'
import { type Benefit, benefitOf, type Touched } from './benefit.ts'

/** Who has more and who has less in the trial; null without one. */
export function useBenefit(): Benefit | null {
  const { reckoned, access } = usePlanner()
  return useMemo(
    () => (reckoned?.trial && access ? benefitOf(reckoned.base, reckoned.trial, access.rows) : null),
    [reckoned, access],
  )
}

/** Fewer people than this are not told apart, as in every released figure. */
const FEW = 10

/** "130 người", or "dưới 10 người": most of these figures are reckoned from released totals. */
export function usePeopleWords(): (touched: Touched) => string {
  const { t, language } = useWords()
  return ({ people }) => {
    const count = Math.round(people)
    return count < FEW ? t('trial.few') : t('trial.people', { count, shown: formatCount(count, language) })
  }
}
