import { MapPinOff } from 'lucide-react'
import { formatCount, formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CasesLink } from '../filters/cases-link.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { useFocusProvince } from '../model/use-focus.ts'
import { type NotMappedCounts, useNotMapped } from '../model/use-not-mapped.ts'

/** People who are in every total and on no place of the map. */
export function NotMapped() {
  const { t, language } = useWords()
  const { release, asOf, status, register } = useExploreModel()
  const counts = useNotMapped(useFocusProvince())
  if ((!release && !register) || (!counts && status === 'loading')) return null
  // The release counts on the units of its own day; on those of another day nobody has counted.
  const unitsOn = register ? null : (release?.unitsOn ?? null)
  const sameUnits = asOf === undefined || unitsOn === null || asOf >= unitsOn
  return (
    <div className="not-mapped">
      <MapPinOff size={18} strokeWidth={1.75} aria-hidden />
      <div>
        {counts ? <NotMappedWords counts={counts} /> : <p>{t('panel.notMappedUnknown')}</p>}
        {counts && unitsOn && !sameUnits && (
          <p className="muted">{t('panel.notMappedThen', { day: formatDay(unitsOn, language) })}</p>
        )}
        {register && counts && counts.noPoint !== 0 && <CasesLink unplaced />}
      </div>
    </div>
  )
}

function NotMappedWords({ counts: { noPoint, noUnit } }: { counts: NotMappedCounts }) {
  const { t, language } = useWords()
  if (noPoint === 0) return <p>{t('panel.notMappedNone')}</p>
  const shown = (count: number) => ({ count, shown: formatCount(count, language) })
  return (
    <p>
      <strong>
        {noPoint === null ? t('panel.notMappedHidden') : t('panel.notMappedCount', shown(noPoint))}
      </strong>{' '}
      {t('panel.notMappedNote')} {noUnit !== null && noUnit > 0 && t('panel.notMappedUnit', shown(noUnit))}
    </p>
  )
}
