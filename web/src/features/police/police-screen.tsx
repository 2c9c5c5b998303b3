import { useState } from 'react'
import type { Statement } from '../../api/police-list.ts'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import '../admin/admin.css'
import { useScopeNames } from '../place/use-scope-names.ts'
import { PageShell } from '../shell/page-shell.tsx'
import { PlainStatus } from '../shell/plain-status.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import './police.css'
import { PoliceList } from './police-list.tsx'
import { ReasonForm } from './reason-form.tsx'

/** The list that the law gives the police of a commune, after a reason was stated; nothing else about anybody. */
export function PoliceScreen() {
  const { t } = useWords()
  const session = useSession().data
  const places = useScopeNames()
  if (!session?.roles.includes('police_officer')) return <NotAllowedPage />
  const status = <PlainStatus>{t('police.statusLine', { place: places.join(', ') })}</PlainStatus>
  return (
    <PageShell status={status}>
      <PoliceBody places={places} />
    </PageShell>
  )
}

function PoliceBody({ places }: { places: string[] }) {
  const { t } = useWords()
  const [statement, setStatement] = useState<Statement | null>(null)
  return (
    <div className="admin-page police-page">
      <header className="admin-head">
        <div>
          <h1>{t('police.title')}</h1>
          <p className="muted">{places.join(' · ')}</p>
        </div>
      </header>
      {statement === null ? (
        <ReasonForm onReason={(reason) => setStatement({ number: Date.now(), reason })} />
      ) : (
        <PoliceList statement={statement} onClose={() => setStatement(null)} />
      )}
    </div>
  )
}
