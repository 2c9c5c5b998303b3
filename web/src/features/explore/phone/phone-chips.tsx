import { ChevronDown, CornerLeftUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuLine } from '../../../ui/menu.tsx'
import type { Theme, ViewLevel } from '../../../url-state/view-state.ts'
import { themeChange } from '../left/theme-change.ts'
import { useLevelWords, useOfferedLevels } from '../left/theme-section.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { choose, goInto, goToCountry } from '../model/navigate.ts'
import { useFocus } from '../model/use-focus.ts'
import { useAncestry } from '../model/use-place.ts'
import { useThemes } from '../model/use-support-need.ts'
import { useUnitName } from '../model/use-unit-name.ts'
import { SiblingItems } from '../top/breadcrumb.tsx'

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

/** Where the page is: up to what holds the place, or down into it. */
function PlaceChip() {
  const { t } = useWords()
  const { asOf, place, change } = useExploreModel()
  const focus = useFocus()
  const nameOf = useUnitName()
  const line = useAncestry(focus ?? place, asOf)
  const here = line.at(-1) ?? null
  const holder = here?.level === 'commune' ? (line.at(-2) ?? null) : here
  return (
    <ChipMenu label={t('panel.place')} words={here ? nameOf(here) : t('top.country')}>
      {here && (
        <>
          <MenuItem icon={CornerLeftUp} onSelect={() => change(goToCountry())}>
            {t('panel.upTo', { name: t('top.country') })}
          </MenuItem>
          {line.slice(0, -1).map((step) => (
            <MenuItem key={step.id} icon={CornerLeftUp} onSelect={() => change(goInto(step))}>
              {t('panel.upTo', { name: nameOf(step) })}
            </MenuItem>
          ))}
          <MenuLine />
        </>
      )}
      <MenuLabel>{t('top.choosePlace', { name: holder ? nameOf(holder) : t('top.country') })}</MenuLabel>
      <SiblingItems
        holder={holder}
        current={here}
        onChoose={(unit) => change(unit.level === 'commune' ? choose(unit) : goInto(unit))}
      />
    </ChipMenu>
  )
}

function ChipMenu({ label, words, children }: { label: string; words: string; children: ReactNode }) {
  const trigger = (
    <button type="button" className="when">
      <span className="when-label">{label}</span>
      <span className="when-value">
        <span>{words}</span>
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </span>
    </button>
  )
  return <Menu trigger={trigger}>{children}</Menu>
}
