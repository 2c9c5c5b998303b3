import { useWords } from '../../i18n/i18n.ts'
import { wordsOf } from './action-words.ts'

/** What was done in words, or its code when the page has none. */
export function useActionWords(): (action: string) => string {
  const { t } = useWords()
  return (action) => {
    const words = wordsOf(action)
    return words ? t(`audit.did.${words}`) : action
  }
}
