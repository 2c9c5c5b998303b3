import { useWords } from '../../i18n/i18n.ts'
import { PersonSearch } from './list/person-search.tsx'
import { useScopeName } from './list/use-scope-name.ts'
import { useCasesModel } from './model/cases-context.ts'

/** Where the work is, and the search for one person. */
export function CasesTop() {
  const { t } = useWords()
  const { keeper } = useCasesModel()
  const place = useScopeName()
  return (
    <>
      <p className="cases-place">
        <span className="muted">{t('cases.top.register')}</span> <strong>{place}</strong>
      </p>
      {keeper && <PersonSearch />}
    </>
  )
}
