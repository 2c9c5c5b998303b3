import { Link } from '@tanstack/react-router'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { mayPlacePeople, mayReadAddresses } from './model/import-roles.ts'
import './work-tabs.css'

/** The three tasks that bring an office's own lists onto the map. */
export function WorkTabs() {
  const { t } = useWords()
  const roles = useSession().data?.roles ?? []
  return (
    <nav className="work-tabs" aria-label={t('imports.tabs.label')}>
      <Tab to="/imports" words={t('imports.tabs.files')} />
      {mayReadAddresses(roles) && <Tab to="/addresses" words={t('imports.tabs.addresses')} />}
      {mayPlacePeople(roles) && <Tab to="/unplaced" words={t('imports.tabs.unplaced')} />}
    </nav>
  )
}

function Tab({ to, words }: { to: string; words: string }) {
  return (
    <Link to={to} className="work-tab" activeOptions={{ exact: true, includeSearch: false }}>
      {words}
    </Link>
  )
}
