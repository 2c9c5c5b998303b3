import { useState } from 'react'
import { type AuditFilter, useAudit } from '../../api/audit.ts'
import { useSession } from '../../api/session.ts'
import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { MoreButton } from '../../ui/more-button.tsx'
import { EmptyNote, ErrorPanel } from '../../ui/notice.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import '../admin/admin.css'
import { PageShell } from '../shell/page-shell.tsx'
import { PlainStatus } from '../shell/plain-status.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import './audit.css'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

/** Who opened which file and why, every sign-in and every administrative change; auditors only. */
export function AuditScreen() {
  const { t } = useWords()
  const session = useSession().data
  if (!session?.roles.includes('auditor')) return <NotAllowedPage />
  return (
    <PageShell status={<PlainStatus>{t('audit.statusLine')}</PlainStatus>}>
      <AuditBody />
    </PageShell>
  )
}

function AuditBody() {
  const { t, language } = useWords()
  const [filter, setFilter] = useState<AuditFilter>({})
  const audit = useAudit(filter)
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? []
  const total = audit.data?.pages[0]?.total
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <div className="admin-page">
      <header className="admin-head">
        <div>
          <h1>{t('audit.title')}</h1>
          <p className="muted">
            {t('audit.note')}{' '}
            {total !== undefined && t('audit.total', { count: total, shown: formatCount(total, language) })}
          </p>
        </div>
      </header>
      <AuditFilters filter={filter} onChange={setFilter} />
      {audit.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => audit.refetch()}
        />
      )}
      {audit.isPending && <SkeletonRows count={10} label={t('app.loading')} />}
      {audit.data && entries.length === 0 && (
        <EmptyNote>{t(filtered ? 'audit.emptyFiltered' : 'audit.empty')}</EmptyNote>
      )}
      {entries.length > 0 && <AuditTable entries={entries} onCase={(caseId) => setFilter({ caseId })} />}
      <MoreButton className="audit-more" pages={audit} label={t('app.more')} />
    </div>
  )
}
