import type { By } from '@hoanhap/server/contract.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { Picker } from '../../../ui/picker.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { BreakdownBars } from '../breakdown-bars.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { useBreakdown } from '../model/use-breakdown.ts'
import { useFocusProvince } from '../model/use-focus.ts'
import { useTables } from '../model/use-support-need.ts'

export const TABLES = ['status', 'supportNeed', 'programme', 'sex', 'ageBand', 'work', 'trade'] as const

/** The one-way tables of the release, one at a time, for the province in view. */
export function BreakdownSection() {
  const { t } = useWords()
  const { breakdown, setBreakdown, release } = useExploreModel()
  const province = useFocusProvince()
  const nameOf = useUnitName()
  const offered = useTables(TABLES).filter((by) => !release || release.tables.includes(by))
  if (offered.length === 0) return null
  return (
    <section className="panel-section">
      <div className="section-head">
        <h2 className="section-title">{t('panel.by')}</h2>
        <Picker<By>
          label={t('panel.by')}
          value={breakdown}
          options={offered.map((by) => ({ value: by, label: t(`by.${by}`) }))}
          onChange={setBreakdown}
        />
      </div>
      {province ? (
        <>
          <p className="section-note">{t('panel.byFor', { name: nameOf(province) })}</p>
          <BreakdownList />
        </>
      ) : (
        <EmptyNote>{t('panel.byChoosePlace')}</EmptyNote>
      )}
      <details className="explain">
        <summary>{t('panel.explainBy')}</summary>
        <p>{t('panel.byNote')}</p>
      </details>
    </section>
  )
}

function BreakdownList() {
  const { t } = useWords()
  const { breakdown } = useExploreModel()
  const province = useFocusProvince()
  const { rows, answer } = useBreakdown(province, breakdown)
  if (answer.isError) {
    return (
      <ErrorPanel
        message={t('app.loadFailed')}
        retryLabel={t('app.retry')}
        onRetry={() => answer.refetch()}
      />
    )
  }
  const coming = answer.isPending || (!rows && answer.isPlaceholderData)
  if (coming) return <SkeletonRows count={5} label={t('app.loading')} />
  if (!rows || rows.length === 0) return <EmptyNote>{t('map.empty')}</EmptyNote>
  return <BreakdownBars rows={rows} />
}
