import { useRef } from 'react'
import { useHealth } from '../../api/health.ts'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { ErrorPanel } from '../../ui/notice.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useScopeNames } from '../place/use-scope-names.ts'
import { PageShell, PanelBoundary } from '../shell/page-shell.tsx'
import { PlainStatus } from '../shell/plain-status.tsx'
import { NotAllowedPage } from '../unknown-page.tsx'
import { CheckStep } from './check/check-step.tsx'
import { ColumnsStep } from './columns/columns-step.tsx'
import { LostNote } from './lost-note.tsx'
import '../frame/frame.css'
import './check.css'
import './columns.css'
import './imports.css'
import { ImportContext, useImportModel, useImportScreen } from './model/import-context.ts'
import { importKinds } from './model/import-roles.ts'
import { useImportProblem } from './model/use-import-words.ts'
import { useStepFocus } from './model/use-step-focus.ts'
import { StartPanel } from './start/start-panel.tsx'
import { EndedStep } from './steps/ended-step.tsx'
import { ReceiptStep } from './steps/receipt-step.tsx'
import { StepPanel } from './steps/step-panel.tsx'
import { WorkStep } from './steps/work-step.tsx'
import { WorkTabs } from './work-tabs.tsx'

/** From an office's own file into the register: file, columns, check, apply, receipt. */
export function ImportsScreen() {
  const session = useSession().data
  if (!session || importKinds(session.roles).length === 0) return <NotAllowedPage />
  return <Imports />
}

function Imports() {
  const { t } = useWords()
  const model = useImportScreen()
  const places = useScopeNames()
  const work = useRef<HTMLElement>(null)
  const { view, state, step } = model
  const known = view.importId === null || state !== null
  useStepFocus(work, known ? `${view.importId} ${step} ${state?.status}` : null)
  const status = (
    <PlainStatus>
      {places.length > 0
        ? t('imports.statusLine', { place: places.join(', ') })
        : t('imports.statusEverywhere')}
    </PlainStatus>
  )
  return (
    <ImportContext value={model}>
      <PageShell top={<WorkTabs />} status={status}>
        <div className="imports">
          <StepPanel />
          <section ref={work} className="import-work" aria-label={t(`imports.step.${model.step}`)}>
            <PanelBoundary>
              <LostNote sent={view.importId !== null} lost={state !== null && model.error !== null} />
              <CurrentStep />
            </PanelBoundary>
          </section>
        </div>
      </PageShell>
    </ImportContext>
  )
}

function CurrentStep() {
  const { t } = useWords()
  const { view, state, error, retry, step } = useImportModel()
  const problem = useImportProblem(error)
  const health = useHealth().data
  if (!health) return null
  if (view.importId === null) return <StartPanel />
  if (!state && problem)
    return (
      <div className="import-body">
        <ErrorPanel message={problem} retryLabel={t('app.retry')} onRetry={retry} />
      </div>
    )
  if (!state)
    return (
      <div className="import-body">
        <SkeletonRows count={8} label={t('app.loading')} />
      </div>
    )
  if (state.status === 'reading' || state.status === 'checking' || state.status === 'applying')
    return <WorkStep />
  if (state.status === 'refused' || state.status === 'cancelled' || state.status === 'failed')
    return <EndedStep />
  // A new check of the server brings new columns: what was chosen before it does not stay.
  if (step === 'columns') return <ColumnsStep key={state.version} />
  return step === 'receipt' ? <ReceiptStep /> : <CheckStep />
}
