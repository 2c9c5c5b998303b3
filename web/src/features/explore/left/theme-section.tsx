import { Circle } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Picker } from '../../../ui/picker.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { LEVELS, type Theme, type ViewLevel } from '../../../url-state/view-state.ts'
import { FIRST_DAY_OF_TWO_LEVELS } from '../../place/reform.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useThemes } from '../model/use-support-need.ts'
import { themeChange } from './theme-change.ts'

/** What is shown, how, and on which level. */
export function ThemeSection() {
  const { t } = useWords()
  const { view, change, register } = useExploreModel()
  const themes = useThemes()
  return (
    <section className="panel-section theme-section">
      <h2 className="section-title">{t('theme.label')}</h2>
      <Picker<Theme>
        label={t('theme.label')}
        value={view.theme === 'rate' ? 'caseload' : view.theme}
        options={themes
          .filter((theme) => theme !== 'rate' && !(theme === 'change' && register?.filtered))
          .map((theme) => ({
            value: theme,
            label: t(`theme.${theme}`),
            note: t(`theme.${theme}Note`),
          }))}
        onChange={(theme) => change(themeChange(theme, register !== null))}
      />
      {(view.theme === 'caseload' || view.theme === 'rate') && <MeasureSwitch />}
      <LevelSwitch />
    </section>
  )
}

/** People or people per 1,000; as areas or as circles. */
function MeasureSwitch() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const circles = view.draw === 'circles'
  return (
    <div className="measure-switch">
      <Segmented<'caseload' | 'rate'>
        label={t('panel.measure')}
        value={view.theme === 'rate' ? 'rate' : 'caseload'}
        options={[
          { value: 'caseload', label: t('panel.count') },
          { value: 'rate', label: t('panel.rate') },
        ]}
        onChange={(theme) => change({ theme })}
      />
      <Tooltip words={t('panel.circles')}>
        <button
          type="button"
          className="circle-toggle"
          aria-label={t('panel.circles')}
          aria-pressed={circles}
          onClick={() => change({ draw: circles ? 'fill' : 'circles' })}
        >
          <Circle size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </Tooltip>
    </div>
  )
}

/** Provinces, districts (former ones since 2025-07-01) or communes. */
export function LevelSwitch() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const words = useLevelWords()
  const offered = useOfferedLevels()
  return (
    <Segmented<ViewLevel>
      label={t('level.label')}
      value={view.level}
      options={LEVELS.map((level) => ({
        value: level,
        label: words[level],
        disabled: !offered.includes(level),
      }))}
      onChange={(level) => change({ level })}
    />
  )
}

/** A release has support need by province only, and chosen communes are communes. */
export function useOfferedLevels(): readonly ViewLevel[] {
  const { view, register } = useExploreModel()
  if (view.filters.communes.length > 0) return ['commune']
  return view.theme === 'supportNeed' && !register ? ['province'] : LEVELS
}

/** The levels in words; a district is a former one since 2025-07-01. */
export function useLevelWords(): Record<ViewLevel, string> {
  const { t } = useWords()
  const { asOf } = useExploreModel()
  const districtsLive = asOf !== undefined && asOf < FIRST_DAY_OF_TWO_LEVELS
  return {
    province: t('level.province'),
    district: districtsLive ? t('level.districtThen') : t('level.district'),
    commune: t('level.commune'),
  }
}
