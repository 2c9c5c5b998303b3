import { X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { AccessLine } from './access-line.tsx'
import { FileHead } from './file-head.tsx'
import { Identity } from './identity.tsx'
import { Need } from './need.tsx'
import { QuickBar } from './quick-bar.tsx'
import { Timeline } from './timeline.tsx'
import { Tracks } from './tracks.tsx'

/** The open file, or why it does not open. */
export function FilePanel() {
  const { t } = useWords()
  const { open } = useCasesModel()
  if (open.asksReason) return <AskReason />
  return (
    <section className="file-panel" aria-label={t('cases.file.label')}>
      <IconButton className="file-close" label={t('cases.file.close')} icon={X} onClick={open.close} />
      <PanelBoundary>
        {open.problem && open.problem !== 'failed' && (
          <p className="file-missing">{t(`cases.problem.${open.problem}`)}</p>
        )}
        {open.problem === 'failed' && (
          <div className="file-missing">
            <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={open.retry} />
          </div>
        )}
        {!open.file && !open.problem && (
          <div className="file-missing">
            <SkeletonRows count={9} label={t('app.loading')} />
          </div>
        )}
        {open.file && <FileBody />}
      </PanelBoundary>
    </section>
  )
}

function FileBody() {
  const { open, keeper } = useCasesModel()
  if (!open.file) return null
  return (
    <>
      <div className="file-scroll" key={open.file.id}>
        <FileHead file={open.file} />
        <Tracks file={open.file} />
        <Identity file={open.file} />
        {open.file.supportNeed && <Need file={open.file} />}
        {open.file.statusChanges && <Timeline file={open.file} />}
      </div>
      {keeper && <QuickBar />}
      {keeper && <AccessLine />}
    </>
  )
}

function AskReason() {
  const { t } = useWords()
  const { open } = useCasesModel()
  return (
    <ReasonDialog
      title={t('cases.reason.openTitle', { number: open.id })}
      note={t('cases.reason.openNote')}
      submitLabel={t('cases.reason.open')}
      onReason={open.openWith}
      onClose={open.close}
    />
  )
}
