import type { AuditEntry } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAudit } from '../../api/audit.ts'
import { useSession } from '../../api/session.ts'
import { formatCount, formatMoment } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../ui/notice.tsx'
import { Picker } from '../../ui/picker.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import '../admin/admin.css'
import { PageShell } from '../shell/page-shell.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import { ACTIONS, type Action, wordsOf } from './action-words.ts'
import { detailWords } from './detail-words.ts'

type Entry = z.infer<typeof AuditEntry>

/** Every sign-in and administrative change; auditors only. */
export function AuditScreen() {
  const session = useSession().data
  if (!session?.roles.includes('auditor')) return <NotAllowedPage />
  return (
    <PageShell>
      <AuditBody />
    </PageShell>
  )
}

function AuditBody() {
  const { t, language } = useWords()
  const actionWords = useActionWords()
  const [action, setAction] = useState<Action | 'all'>('all')
  const audit = useAudit(action === 'all' ? {} : { action })
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? []
  const total = audit.data?.pages[0]?.total
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
        <div className="audit-filter">
          <p className="field-label" aria-hidden>
            {t('audit.filter')}
          </p>
          <Picker<Action | 'all'>
            label={t('audit.filter')}
            value={action}
            options={[
              { value: 'all', label: t('audit.all') },
              ...ACTIONS.map((one) => ({ value: one, label: actionWords(one) })),
            ]}
            onChange={setAction}
          />
        </div>
      </header>
      {audit.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => audit.refetch()}
        />
      )}
      {audit.isPending && <SkeletonRows count={10} label={t('app.loading')} />}
      {audit.data && entries.length === 0 && <EmptyNote>{t('audit.empty')}</EmptyNote>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {audit.hasNextPage && (
        <Button
          className="audit-more"
          disabled={audit.isFetchingNextPage}
          onClick={() => audit.fetchNextPage()}
        >
          {t('audit.more')}
        </Button>
      )}
    </div>
  )
}

/** What was done in words, or its code when the page has none. */
function useActionWords(): (action: string) => string {
  const { t } = useWords()
  return (action) => {
    const words = wordsOf(action)
    return words ? t(`audit.did.${words}`) : action
  }
}

function AuditTable({ entries }: { entries: Entry[] }) {
  const { t, language } = useWords()
  const actionWords = useActionWords()
  return (
    <div className="admin-scroll">
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.outcome')}</th>
            <th scope="col">{t('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="digits">{formatMoment(entry.at, language)}</td>
              <th scope="row">{entry.username}</th>
              <td>{actionWords(entry.action)}</td>
              <td className={`outcome-${entry.outcome}`}>{t(`audit.${entry.outcome}`)}</td>
              <td className="audit-detail">
                {entry.route} {detailWords(entry.detail)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
