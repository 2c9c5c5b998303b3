import { X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { EmptyNote } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { useFocus } from '../model/use-focus.ts'
import { UnitBreakdown } from './unit-breakdown.tsx'
import { UnitFigures } from './unit-figures.tsx'
import { CountryHead, UnitHead } from './unit-head.tsx'
import { UnitJobs } from './unit-jobs.tsx'
import { UnitLineage } from './unit-lineage.tsx'
import { UnitMissing } from './unit-missing.tsx'
import { UnitServices } from './unit-services.tsx'
import { UnitSupportNeed } from './unit-support-need.tsx'

/** The chosen unit, else the place, else the country: its figures, its work and services, where it comes from. */
export function RightPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { view, units, change } = useExploreModel()
  const focus = useFocus()
  const named = view.unit ?? view.place
  return (
    <section className="right-panel" aria-label={t('panel.right')} data-over-map>
      <IconButton className="right-close" label={t('app.close')} icon={X} shortcut="]" onClick={onClose} />
      <PanelBoundary key={named ? `${named.level} ${named.code}` : 'country'}>
        {focus && (
          <>
            <UnitHead unit={focus} change={change} />
            <UnitFigures unit={focus} />
            <UnitSupportNeed unit={focus} />
            <UnitBreakdown unit={focus} />
            <UnitJobs unit={focus} />
            <UnitServices unit={focus} />
            <UnitLineage unit={focus} />
          </>
        )}
        {!focus && named && units && <UnitMissing unit={named} />}
        {!focus && named && !units && <SkeletonRows count={8} label={t('app.loading')} />}
        {!named && (
          <>
            <CountryHead />
            <UnitFigures unit={null} />
            <div className="panel-section">
              <EmptyNote>{t('unit.nothingChosen')}</EmptyNote>
            </div>
          </>
        )}
      </PanelBoundary>
    </section>
  )
}
