import type { Siting } from '@hoanhap/server/contract.ts'
import type { ApiError } from '../../../api/api-error.ts'
import { formatCount, formatDecimal, formatKilometres, formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { FoundSite } from './found-sites.ts'
import type { Found } from './use-siting.ts'

/** Less than this is not told as a number where counts are protected. */
const LEAST_TOLD = 10

/** What was found and how sure it is, in words. */
export function useSitingWords() {
  const { t, language } = useWords()

  const proofWords = (answer: Siting | null) => {
    if (!answer) return t('siting.preview')
    const seconds = formatDecimal(answer.seconds, 1, language)
    if (answer.status === 'optimal') return t('siting.optimal', { seconds })
    const gap = formatPercent(Math.ceil(answer.gap * 1000) / 10, language, answer.gap < 0.1 ? 1 : 0)
    return t(answer.parameters.objective === 'cover' ? 'siting.feasible' : 'siting.feasibleWays', { gap })
  }

  const gainWords = ({ newlyCovered, shortensKm }: FoundSite, { question, answer }: Found) => {
    if (question.objective === 'distance') {
      if (shortensKm === null) return t('siting.gainFirst')
      return t('siting.gainWays', { km: formatKilometres(shortensKm, language) })
    }
    const count = Math.round(newlyCovered)
    if (newlyCovered < LEAST_TOLD && answer?.plane !== 'register') return t('siting.gainFew')
    return t('siting.gain', { count, people: formatCount(count, language) })
  }

  const problemWords = ({ code, errors, status }: ApiError) => {
    if (errors.some(({ path }) => path === 'p')) return t('siting.problemCount')
    if (code === 'busy' || code === 'too_slow') return t('siting.problemBusy')
    return status === 0 ? t('app.loadFailed') : t('siting.problemOther')
  }

  return { proofWords, gainWords, problemWords }
}
