import { useScorecard } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** A need as the scorecard words it; its code when an earlier scorecard asked for something that is asked no more. */
export function useNeedWords(): (code: string) => string {
  const { language } = useWords()
  const items = useScorecard().data?.items
  return (code) => {
    const item = items?.find((one) => one.code === code)
    if (!item) return code
    return language === 'en' ? item.nameEn : item.name
  }
}
