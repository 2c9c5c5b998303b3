import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/i18n.ts'
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
