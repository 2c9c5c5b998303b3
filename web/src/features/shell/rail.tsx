import { Link, useLocation } from '@tanstack/react-router'
import {
  CircleHelp,
  FileUp,
  ListChecks,
  ListTodo,
  type LucideIcon,
  Map as MapIcon,
  ScrollText,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { mayReadCases } from '../cases/case-roles.ts'
import { importKinds } from '../imports/model/import-roles.ts'

/** The pages that the signed-in person may open; only those. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const { t } = useWords()
  const roles = useSession().data?.roles ?? []
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      {mayReadCases(roles) && <RailLink to="/cases" icon={ListTodo} words={t('nav.cases')} />}
      <RailLink to="/" icon={MapIcon} words={t('nav.map')} />
      <RailLink to="/gap" icon={Waypoints} words={t('nav.gap')} />
      {importKinds(roles).length > 0 && (
        <RailLink to="/imports" icon={FileUp} words={t('nav.imports')} also={IMPORT_PAGES} />
      )}
      {roles.includes('admin') && <RailLink to="/accounts" icon={UsersRound} words={t('nav.accounts')} />}
      {roles.includes('police_officer') && <RailLink to="/list" icon={ListChecks} words={t('nav.police')} />}
      {roles.includes('auditor') && <RailLink to="/audit" icon={ScrollText} words={t('nav.audit')} />}
      <button type="button" className="rail-item rail-end" onClick={onHelp}>
        <CircleHelp size={19} strokeWidth={1.75} aria-hidden />
        {t('nav.help')}
      </button>
    </nav>
  )
}

/** Pages that are parts of the one that the rail names. */
const IMPORT_PAGES = ['/addresses', '/unplaced']

interface RailLinkProps {
  to: string
  icon: LucideIcon
  words: string
  /** Other pages on which this entry is the current one. */
  also?: readonly string[]
}

function RailLink({ to, icon: Icon, words, also = [] }: RailLinkProps) {
  const within = useLocation({ select: ({ pathname }) => also.includes(pathname) })
  return (
    <Link
      to={to}
      className="rail-item"
      activeOptions={{ exact: true, includeSearch: false }}
      data-current={within || undefined}
    >
      <Icon size={19} strokeWidth={1.75} aria-hidden />
      {words}
    </Link>
  )
}
