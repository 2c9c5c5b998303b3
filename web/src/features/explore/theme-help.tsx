import { memo } from 'react'
import { formatDay, formatDayOf, formatPeriod } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { FactList, type FigureFact, HelpButton } from '../../ui/figure-help.tsx'
import type { Theme } from '../../url-state/view-state.ts'
import { useExploreModel } from './model/explore-context.ts'

const OPEN_THEMES: readonly Theme[] = ['employers', 'services', 'nearest']

/** The explanation of the figure of a theme, as it is shown now. */
export const ThemeHelp = memo(function ThemeHelp({ theme }: { theme: Theme }) {
  const { t } = useWords()
  return (
    <HelpButton label={t('figure.explain', { name: t(`theme.${theme}`) })}>
      <ThemeFacts theme={theme} />
    </HelpButton>
  )
})

function ThemeFacts({ theme }: { theme: Theme }) {
  return <FactList facts={useFigureFacts(theme)} />
}

function useFigureFacts(theme: Theme): FigureFact[] {
  const { t, language } = useWords()
  const { period, release, asOf } = useExploreModel()
  const open = OPEN_THEMES.includes(theme)
  const counted = theme === 'caseload' || theme === 'change'
  return [
    { term: t('figure.definition'), words: t(`figure.${theme}Definition`) },
    !open && { term: t('figure.numerator'), words: t('figure.caseloadNumerator') },
    theme === 'rate' && { term: t('figure.denominator'), words: t('figure.rateDenominator') },
    counted && { term: t('figure.denominator'), words: t('figure.noDenominator') },
    { term: t('figure.source'), words: open ? t('figure.openData') : t('figure.sourceRelease') },
    !open && period !== null && { term: t('figure.period'), words: formatPeriod(period, language) },
    !open &&
      release !== null && {
        term: t('figure.release'),
        words: `${t('status.unitsOf', { day: formatDay(release.unitsOn, language) })} · ${t(
          'status.createdAt',
          {
            day: formatDayOf(release.createdAt, language),
          },
        )}`,
      },
    open && asOf !== undefined && { term: t('top.unitsOn'), words: formatDay(asOf, language) },
    { term: t('figure.rounding'), words: counted ? t('figure.roundingNote') : t('figure.roundingDecimal') },
  ].filter((fact) => fact !== false)
}
