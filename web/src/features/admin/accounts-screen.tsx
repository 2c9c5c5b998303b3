import type { Account } from '@hoanhap/server/contract.ts'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useAccounts } from '../../api/accounts.ts'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { EmptyNote, ErrorPanel } from '../../ui/notice.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { PageShell } from '../shell/page-shell.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import { AccountTable } from './account-table.tsx'
import { CreateAccount } from './create-account.tsx'
import { EditAccount } from './edit-account.tsx'
import './admin.css'

/** Who may enter, in which role, where and until when; administrators only. */
export function AccountsScreen() {
  const session = useSession().data
  if (!session?.roles.includes('admin')) return <NotAllowedPage />
  return (
    <PageShell>
      <AccountsBody />
    </PageShell>
  )
}

function AccountsBody() {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const [creating, setCreating] = useState(false)
  const [edited, setEdited] = useState<Account | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const accounts = useAccounts({ search })
  return (
    <div className="admin-page">
      <header className="admin-head">
        <div>
          <h1>{t('accounts.title')}</h1>
          <p className="muted">{t('accounts.note')}</p>
        </div>
        <Field label={t('accounts.search')}>
          <input type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </Field>
        <Button variant="primary" icon={UserPlus} onClick={() => setCreating(true)}>
          {t('accounts.create')}
        </Button>
      </header>
      <p className="admin-said" role="status">
        {said}
      </p>
      {accounts.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => accounts.refetch()}
        />
      )}
      {accounts.isPending && <SkeletonRows count={8} label={t('app.loading')} />}
      {accounts.data?.length === 0 && <EmptyNote>{t('accounts.empty')}</EmptyNote>}
      {accounts.data && accounts.data.length > 0 && (
        <AccountTable accounts={accounts.data} onEdit={setEdited} />
      )}
      {creating && (
        <CreateAccount
          onClose={() => setCreating(false)}
          onDone={(account) => {
            setCreating(false)
            setSaid(t('accounts.createdOne', { name: account.displayName }))
          }}
        />
      )}
      {edited && (
        <EditAccount
          id={edited.id}
          onClose={() => setEdited(null)}
          onDone={() => {
            setEdited(null)
            setSaid(t('accounts.saved'))
          }}
        />
      )}
    </div>
  )
}
