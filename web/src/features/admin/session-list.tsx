import type { Account, AccountPatch } from '@hoanhap/server/contract.ts'
import { formatMoment } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNote } from '../../ui/notice.tsx'

interface SessionListProps {
  sessions: Account['sessions']
  onEnd: (sessions: NonNullable<AccountPatch['endSessions']>) => void
}

/** Where the account is signed in now, with a way to end it. */
export function SessionList({ sessions, onEnd }: SessionListProps) {
  const { t, language } = useWords()
  return (
    <section className="session-list">
      <div className="section-head">
        <h3 className="field-label">{t('accounts.sessions')}</h3>
        {sessions.length > 1 && (
          <Button size="small" onClick={() => onEnd('all')}>
            {t('accounts.sessionEndAll')}
          </Button>
        )}
      </div>
      {sessions.length === 0 && <EmptyNote>{t('accounts.sessionNone')}</EmptyNote>}
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <p>{t('accounts.sessionSince', { moment: formatMoment(session.createdAt, language) })}</p>
              <p className="muted">
                {t('accounts.sessionSeen', { moment: formatMoment(session.lastSeenAt, language) })}
              </p>
              <p className="muted">{session.userAgent}</p>
            </div>
            <Button size="small" onClick={() => onEnd([session.id])}>
              {t('accounts.sessionEnd')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
