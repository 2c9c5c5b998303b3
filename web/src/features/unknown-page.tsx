import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Logo } from '../ui/logo.tsx'
import './plain-page.css'

/** An address that leads nowhere. */
export function UnknownPage() {
  const { t } = useWords()
  return <MessagePage title={t('pages.unknown')} note={t('pages.unknownNote')} />
}

/** A page that exists, for somebody else's work. */
export function NotAllowedPage() {
  const { t } = useWords()
  return <MessagePage title={t('pages.notAllowed')} note={t('pages.notAllowedNote')} />
}

/** A page that a fault stopped; the rest of the address stays, so that trying again opens the same. */
export function FailedPage({ reset }: { reset: () => void }) {
  const { t } = useWords()
  return (
    <main className="plain-page" id="content">
      <Logo size={44} />
      <h1>{t('pages.failed')}</h1>
      <p>{t('app.pageFailed')}</p>
      <Button onClick={reset}>{t('app.retry')}</Button>
    </main>
  )
}

function MessagePage({ title, note }: { title: string; note: string }) {
  const { t } = useWords()
  return (
    <main className="plain-page" id="content">
      <Logo size={44} />
      <h1>{title}</h1>
      <p>{note}</p>
      <Link className="button button-secondary button-normal" to="/">
        {t('pages.toMap')}
      </Link>
    </main>
  )
}
