import type { CellValue } from '@hoanhap/server/contract.ts'
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
  const { register, release, asOf, placeUnits, view } = useExploreModel()
  const { plane, elsewhere } = usePlaneWords()
  const synthetic = useHealth().data?.pack?.synthetic
  const { total } = useTotal()
  const units = t(`level.${view.level}Count`, {
    count: placeUnits.length,
    shown: formatCount(placeUnits.length, language),
  })
  const people = useTotalWords(total, units)
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
      <span>{people}</span>
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
function useTotalWords(total: CellValue | null, units: string): string {
  const { t, language } = useWords()
  if (total === null) return units
  if (total.count === null) return t('status.totalHidden', { units })
  return t('status.total', { people: formatCount(total.count, language), units })
}
