import { useWords } from '../i18n/i18n.ts'
import { Logo } from '../ui/logo.tsx'
import './plain-page.css'

/** Shown while the server loads its pack, or while it cannot be reached. */
export function StartingPage({ progress, unreachable }: { progress?: string; unreachable?: boolean }) {
  const { t } = useWords()
  return (
    <main className="plain-page">
      <Logo size={44} />
      <h1>{t('app.starting')}</h1>
      <p>{unreachable ? t('app.unreachable') : t('app.startingNote')}</p>
      {progress && <p className="muted">{progress}</p>}
    </main>
  )
}
