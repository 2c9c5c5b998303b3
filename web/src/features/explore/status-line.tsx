import { Lock } from 'lucide-react'
import { useContext } from 'react'
import { useHealth } from '../../api/health.ts'
import { formatCount, formatDay, formatDayOf, formatPosition } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { usePlaneWords } from './filters/use-plane-words.ts'
import { useExploreModel } from './model/explore-context.ts'
import { useTotal } from './model/use-total.ts'
import { PointerContext } from './pointer.ts'

/** The plane, the total, the rule and the units of the page in one line. */
export function StatusLine() {
  const { t, language } = useWords()
  const { register, release, asOf } = useExploreModel()
  const { plane, elsewhere } = usePlaneWords()
  const synthetic = useHealth().data?.pack?.synthetic
  const total = useTotalWords()
  return (
    <section className="status-words" aria-label={t('status.label')}>
      <Lock size={13} strokeWidth={1.75} aria-hidden />
      {plane && (
        <span>
          {plane}
          {!register &&
            release &&
            `, ${t('status.createdAt', { day: formatDayOf(release.createdAt, language) })}`}
        </span>
      )}
      {elsewhere && <span>{elsewhere}</span>}
      {total && <span>{total}</span>}
      <span>{t('status.rule')}</span>
      {asOf && (
        <span className="status-units-on">{t('status.unitsOf', { day: formatDay(asOf, language) })}</span>
      )}
      <PointerPosition />
      {synthetic && <span className="status-synthetic">{t('app.syntheticEverywhere')}</span>}
    </section>
  )
}

function PointerPosition() {
  const { language } = useWords()
  const position = useContext(PointerContext)
  return <span className="status-position digits">{position && formatPosition(position, language)}</span>
}

/** Of how many people and units; while the total is still to come, of how many units. */
function useTotalWords(): string | null {
  const { t, language } = useWords()
  const { units: known, placeUnits, view } = useExploreModel()
  const { total } = useTotal()
  if (!known) return null
  const count = placeUnits.length
  const units = t(`level.${view.level}Count`, { count, shown: formatCount(count, language) })
  if (total === null) return units
  if (total.count === null) return t('status.totalHidden', { units })
  return t('status.total', { people: formatCount(total.count, language), units })
}
