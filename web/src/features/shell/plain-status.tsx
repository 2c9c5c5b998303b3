import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useHealth } from '../../api/health.ts'
import { useWords } from '../../i18n/i18n.ts'
import '../frame/status-line.css'

/** The status line of a page without figures: what the page is of, and whether anything on it is real. */
export function PlainStatus({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const synthetic = useHealth().data?.pack?.synthetic
  return (
    <section className="status-words" aria-label={t('status.label')}>
      <Lock size={13} strokeWidth={1.75} aria-hidden />
      <span>{children}</span>
      <span className="status-position" />
      {synthetic && <span className="status-synthetic">{t('app.syntheticEverywhere')}</span>}
    </section>
  )
}
