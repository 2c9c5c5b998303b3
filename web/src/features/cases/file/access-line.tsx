import { Footprints } from 'lucide-react'
import { useAccessLog } from '../../../api/case-changes.ts'
import { useSession } from '../../../api/session.ts'
import { formatMoment } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useActionWords } from '../../audit/use-action-words.ts'
import { lastOpening, viewersWithin } from '../model/access.ts'
import { useCasesModel } from '../model/cases-context.ts'

const DAYS = 90

/** When you opened this file and how many people did; the whole list is a press away. */
export function AccessLine() {
  const { t, language } = useWords()
  const { open, setForm, today } = useCasesModel()
  const me = useSession().data?.account.displayName
  const log = useAccessLog(open.file?.id ?? null)
  const items = log.data?.items ?? []
  const mine = me === undefined ? null : lastOpening(items, me)
  const viewers = viewersWithin(items, today ?? '', DAYS)
  return (
    <footer className="access-line">
      <Footprints size={16} strokeWidth={1.75} aria-hidden />
      <span>
        {mine && t('cases.access.opened', { at: formatMoment(mine, language).slice(0, 5) })}{' '}
        {items.length > 0 && t('cases.access.viewers', { count: viewers, days: DAYS })}
      </span>
      <button type="button" className="link" onClick={() => setForm('accessLog')}>
        {t('cases.access.log')}
      </button>
    </footer>
  )
}

/** Who opened or changed the file, newest first. */
export function AccessLogDialog() {
  const { t, language } = useWords()
  const { open, setForm } = useCasesModel()
  const actionWords = useActionWords()
  const log = useAccessLog(open.id)
  return (
    <Dialog title={t('cases.access.log')} closeLabel={t('app.close')} onClose={() => setForm(null)}>
      <p className="muted">{t('cases.access.note')}</p>
      {log.isPending && <SkeletonRows count={4} label={t('app.loading')} />}
      {log.isError && (
        <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={() => log.refetch()} />
      )}
      <ul className="access-list">
        {log.data?.items.map(({ at, displayName, roles, action }, index) => (
          <li key={`${at} ${String(index)}`}>
            <span className="digits">{formatMoment(at, language)}</span>
            <span>
              <strong>{displayName}</strong>
              <span className="muted">{roles.map((role) => t(`role.${role}`)).join(', ')}</span>
            </span>
            <span>{actionWords(action)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
