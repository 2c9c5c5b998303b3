import { type ReactNode, useState } from 'react'
import { useHealth } from '../../api/health.ts'
import { useWords } from '../../i18n/i18n.ts'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { ErrorPanel } from '../../ui/notice.tsx'
import { PortalRoot } from '../../ui/portal-root.ts'
import { SyntheticTag } from '../../ui/synthetic-tag.tsx'
import { AccountMenu } from './account-menu.tsx'
import { HomeLink } from './home-link.tsx'
import { KeyboardSheet } from './keyboard-sheet.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Rail } from './rail.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import './shell.css'

interface PageShellProps {
  /** Between the logo and the account: where and when. */
  top?: ReactNode
  /** The line at the foot of the page. */
  status?: ReactNode
  children: ReactNode
}

/** The frame of every page behind the sign-in: top bar, rail, content, status line. */
export function PageShell({ top, status, children }: PageShellProps) {
  const { t } = useWords()
  const [helpOpen, setHelpOpen] = useState(false)
  const [main, setMain] = useState<HTMLElement | null>(null)
  useShortcuts({ '?': () => setHelpOpen(true) })
  return (
    <PortalRoot value={main}>
      <div className="shell">
        <a className="skip-link" href="#content">
          {t('app.skipToContent')}
        </a>
        <header className="top-bar">
          <HomeLink />
          <div className="top-middle">{top}</div>
          <TopEnd />
        </header>
        <Rail onHelp={() => setHelpOpen(true)} />
        <main id="content" className="content" tabIndex={-1} ref={setMain}>
          <PanelBoundary>{children}</PanelBoundary>
        </main>
        <footer className="status-line">{status}</footer>
        {helpOpen && <KeyboardSheet onClose={() => setHelpOpen(false)} />}
      </div>
    </PortalRoot>
  )
}

/** An error boundary with its words and a way to try again. */
export function PanelBoundary({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const fallback = (retry: () => void) => (
    <div className="panel-fallback">
      <ErrorPanel message={t('app.panelFailed')} retryLabel={t('app.retry')} onRetry={retry} />
    </div>
  )
  return <ErrorBoundary fallback={fallback}>{children}</ErrorBoundary>
}

function TopEnd() {
  const { t } = useWords()
  const synthetic = useHealth().data?.pack?.synthetic
  return (
    <div className="top-end">
      {synthetic && (
        <>
          <span className="wide-only">
            <SyntheticTag words={t('app.synthetic')} />
          </span>
          <span className="narrow-only">
            <SyntheticTag words={t('app.syntheticShort')} />
          </span>
        </>
      )}
      <span className="wide-only">
        <LanguageSwitch />
      </span>
      <span className="wide-only">
        <ThemeMenu />
      </span>
      <AccountMenu />
    </div>
  )
}
