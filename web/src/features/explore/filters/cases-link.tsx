import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { casesSearch } from './register-view.ts'

/** To the list of the same people; `unplaced` to those of them without a point. */
export function CasesLink({ unplaced = false }: { unplaced?: boolean }) {
  const { t } = useWords()
  const { register } = useExploreModel()
  if (!register) return null
  const search = { ...casesSearch(register), ...(unplaced && { located: 'false' }) }
  return (
    <Link to="/cases" search={search} className="link">
      {unplaced ? t('filters.showUnplaced') : t('filters.showList')}
    </Link>
  )
}
