import { useLegalRules } from '../../../api/cases.ts'
import { useWords } from '../../../i18n/i18n.ts'

interface Named {
  code: string
  name: string
  nameEn: string
}

/** The words of the law: who decided, by which document, under which act. A code that nobody knows stands as it is. */
export function useBodyWords() {
  const { language } = useWords()
  const rules = useLegalRules().data
  const wordsIn = (list: readonly Named[] | undefined) => (code: string) => {
    const known = list?.find((one) => one.code === code)
    if (!known) return code
    return language === 'en' ? known.nameEn : known.name
  }
  return {
    bodyOf: wordsIn(rules?.bodies),
    documentOf: wordsIn(rules?.documents),
    regimeOf: wordsIn(rules?.regimes),
  }
}
