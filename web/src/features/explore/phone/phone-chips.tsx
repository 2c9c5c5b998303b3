import { useWords } from '../../../i18n/i18n.ts'
import { MenuChoices } from '../../../ui/menu.tsx'
import type { Theme, ViewLevel } from '../../../url-state/view-state.ts'
import { ChipMenu } from '../../place/chip-menu.tsx'
import { PlaceChip } from '../../place/place-chip.tsx'
import { themeChange } from '../left/theme-change.ts'
import { useLevelWords, useOfferedLevels } from '../left/theme-section.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { useThemes } from '../model/use-support-need.ts'

/** What a phone shows of the left panel's choices and of the breadcrumb: a chip each, beside day and release. */
export function PhoneChips() {
  return (
    <>
      <ThemeChip />
      <LevelChip />
      <PlaceChip />
    </>
  )
}

function ThemeChip() {
  const { t } = useWords()
  const { view, change, register } = useExploreModel()
  const themes = useThemes()
  const short: Partial<Record<Theme, string>> = { caseload: t('panel.count'), rate: t('panel.rate') }
  return (
    <ChipMenu label={t('theme.label')} words={short[view.theme] ?? t(`theme.${view.theme}`)}>
      <MenuChoices<Theme>
        label={t('theme.label')}
        value={view.theme}
        options={themes.map((theme) => ({
          value: theme,
          label: t(`theme.${theme}`),
          note: t(`theme.${theme}Note`),
        }))}
        onChange={(theme) => change(themeChange(theme, register !== null))}
      />
    </ChipMenu>
  )
}

function LevelChip() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const words = useLevelWords()
  const offered = useOfferedLevels()
  return (
    <ChipMenu label={t('level.label')} words={words[view.level]}>
      <MenuChoices<ViewLevel>
        label={t('level.label')}
        value={view.level}
        options={offered.map((level) => ({ value: level, label: words[level] }))}
        onChange={(level) => change({ level })}
      />
    </ChipMenu>
  )
}
