import { Circle } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Picker } from '../../../ui/picker.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import type { ChangeView } from '../../../url-state/use-view.ts'
import { LEVELS, type Theme, type ViewLevel, type ViewState } from '../../../url-state/view-state.ts'
import { FIRST_DAY_OF_TWO_LEVELS } from '../../place/reform.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useThemes } from '../model/use-support-need.ts'
import { themeChange } from './theme-change.ts'

/** What is shown, how, and on which level. */
export function ThemeSection() {
  const { view, change, register } = useExploreModel()
  const { theme, draw } = view
  return (
    <ThemeChoices
      theme={theme}
      draw={draw}
      change={change}
      readsRecords={register !== null}
      withChange={!register?.filtered}
    />
  )
}

interface ThemeChoicesProps extends MeasureProps {
  readsRecords: boolean
  /** Whether the change between quarters can be shown. */
  withChange: boolean
}

/** Drawn anew only when a choice changes, not with every month that plays. */
const ThemeChoices = memo(function ThemeChoices(props: ThemeChoicesProps) {
  const { theme, draw, change, readsRecords, withChange } = props
  const { t } = useWords()
  const themes = useThemes()
  return (
    <section className="panel-section theme-section">
      <h2 className="section-title">{t('theme.label')}</h2>
      <Picker<Theme>
        label={t('theme.label')}
        value={theme === 'rate' ? 'caseload' : theme}
        options={themes
          .filter((one) => one !== 'rate' && (one !== 'change' || withChange))
          .map((one) => ({ value: one, label: t(`theme.${one}`), note: t(`theme.${one}Note`) }))}
        onChange={(one) => change(themeChange(one, readsRecords))}
      />
      {(theme === 'caseload' || theme === 'rate') && (
        <MeasureSwitch theme={theme} draw={draw} change={change} />
      )}
      <LevelSwitch />
    </section>
  )
})

interface MeasureProps extends Pick<ViewState, 'theme' | 'draw'> {
  change: ChangeView
}

/** People or people per 1,000; as areas or as circles. */
function MeasureSwitch({ theme, draw, change }: MeasureProps) {
  const { t } = useWords()
  const circles = draw === 'circles'
  return (
    <div className="measure-switch">
      <Segmented<'caseload' | 'rate'>
        label={t('panel.measure')}
        value={theme === 'rate' ? 'rate' : 'caseload'}
        options={[
          { value: 'caseload', label: t('panel.count') },
          { value: 'rate', label: t('panel.rate') },
        ]}
        onChange={(measure) => change({ theme: measure })}
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
  const { view, change } = useExploreModel()
  const words = useLevelWords()
  const offered = useOfferedLevels()
  return <LevelChoices level={view.level} words={words} offered={offered} change={change} />
}

interface LevelChoicesProps {
  level: ViewLevel
  words: Record<ViewLevel, string>
  offered: readonly ViewLevel[]
  change: ChangeView
}

const LevelChoices = memo(function LevelChoices({ level, words, offered, change }: LevelChoicesProps) {
  const { t } = useWords()
  return (
    <Segmented<ViewLevel>
      label={t('level.label')}
      value={level}
      options={LEVELS.map((one) => ({ value: one, label: words[one], disabled: !offered.includes(one) }))}
      onChange={(one) => change({ level: one })}
    />
  )
})

const COMMUNES_ONLY: readonly ViewLevel[] = ['commune']
const PROVINCES_ONLY: readonly ViewLevel[] = ['province']

/** A release has support need by province only, and chosen communes are communes. */
export function useOfferedLevels(): readonly ViewLevel[] {
  const { view, register } = useExploreModel()
  if (view.filters.communes.length > 0) return COMMUNES_ONLY
  return view.theme === 'supportNeed' && !register ? PROVINCES_ONLY : LEVELS
}

/** The levels in words; a district is a former one since 2025-07-01. */
export function useLevelWords(): Record<ViewLevel, string> {
  const { t } = useWords()
  const { asOf } = useExploreModel()
  const districtsLive = asOf !== undefined && asOf < FIRST_DAY_OF_TWO_LEVELS
  return useMemo(
    () => ({
      province: t('level.province'),
      district: districtsLive ? t('level.districtThen') : t('level.district'),
      commune: t('level.commune'),
    }),
    [t, districtsLive],
  )
}
