import { ChevronDown } from 'lucide-react'
import { capitalised, formatDay, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Menu, MenuChoices, MenuLabel } from '../../../ui/menu.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** Of which quarter the released figures are. */
export function ReleaseSwitch() {
  const { t, language } = useWords()
  const { releases, releasesKnown, period, change } = useExploreModel()
  const none = releasesKnown ? t('top.releaseNone') : t('app.dash')
  const newest = releases[0]?.period
  const show = (wanted: string | undefined) => {
    if (wanted) change({ period: wanted === newest ? null : wanted })
  }
  const position = releases.findIndex((release) => release.period === period)
  useShortcuts({
    ',': () => show(releases[position + 1]?.period),
    '.': () => show(releases[position - 1]?.period),
  })
  const trigger = (
    <button type="button" className="when">
      <span className="when-label">{t('top.release')}</span>
      <span className="when-value">
        {period ? capitalised(formatPeriod(period, language)) : none}
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </span>
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      <MenuLabel>{t('top.releaseTitle')}</MenuLabel>
      <MenuChoices
        label={t('top.releaseTitle')}
        value={period ?? ''}
        options={releases.map((release) => ({
          value: release.period,
          label: capitalised(formatPeriod(release.period, language)),
          note: t('status.unitsOf', { day: formatDay(release.unitsOn, language) }),
        }))}
        onChange={show}
      />
    </Menu>
  )
}
