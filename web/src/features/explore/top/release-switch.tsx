import { ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { capitalised, formatDay, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Menu, MenuChoices, MenuLabel } from '../../../ui/menu.tsx'
import { NO_FILTERS } from '../../../url-state/case-filters.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useReader } from '../filters/use-reader.ts'
import { useExploreModel } from '../model/explore-context.ts'
import type { Explore } from '../model/use-explore.ts'

/** In the place of a quarter: the register as it is today. */
const NOW = 'now'

/** Of which quarter the released figures are; for whoever keeps records also the register of today. */
export function ReleaseSwitch() {
  const { releases, releasesKnown, period, change, register } = useExploreModel()
  return (
    <ReleaseMenu
      releases={releases}
      releasesKnown={releasesKnown}
      period={period}
      change={change}
      readsRecords={register !== null}
    />
  )
}

interface ReleaseMenuProps extends Pick<Explore, 'releases' | 'releasesKnown' | 'period' | 'change'> {
  readsRecords: boolean
}

const ReleaseMenu = memo(function ReleaseMenu(props: ReleaseMenuProps) {
  const { releases, releasesKnown, period, change, readsRecords } = props
  const { t, language } = useWords()
  const { keepsRecords } = useReader()
  const none = releasesKnown ? t('top.releaseNone') : t('app.dash')
  const newest = releases[0]?.period
  // Whoever keeps records reads them unless a quarter is named; a release cannot be filtered.
  const show = (wanted: string | undefined) => {
    if (!wanted) return
    const named = wanted === NOW || (wanted === newest && !keepsRecords) ? null : wanted
    change((view) => ({
      period: named,
      ...(keepsRecords && named !== null && { filters: { ...NO_FILTERS, communes: view.filters.communes } }),
      ...(keepsRecords && named === null && view.theme === 'change' && { theme: 'caseload' as const }),
    }))
  }
  const position = readsRecords ? -1 : releases.findIndex((release) => release.period === period)
  useShortcuts({
    ',': () => show(releases[position + 1]?.period),
    '.': () => show(releases[position - 1]?.period),
  })
  const now = { value: NOW, label: t('filters.plane.register'), note: t('filters.plane.newest') }
  const offered = releases.map((release) => ({
    value: release.period,
    label: capitalised(formatPeriod(release.period, language)),
    note: t('status.unitsOf', { day: formatDay(release.unitsOn, language) }),
  }))
  const trigger = (
    <button type="button" className="when">
      <span className="when-label">{readsRecords ? t('filters.plane.register') : t('top.release')}</span>
      <span className="when-value">
        {readsRecords ? t('filters.plane.now') : period ? capitalised(formatPeriod(period, language)) : none}
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </span>
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      <MenuLabel>{t('top.releaseTitle')}</MenuLabel>
      <MenuChoices
        label={t('top.releaseTitle')}
        value={readsRecords ? NOW : (period ?? '')}
        options={[...(keepsRecords ? [now] : []), ...offered]}
        onChange={show}
      />
    </Menu>
  )
})
