import { Lock } from 'lucide-react'
import { useHealth } from '../../api/health.ts'
import { formatCount, formatDay, formatDayOf, formatPosition } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { usePlaneWords } from './filters/use-plane-words.ts'
import { useExploreModel } from './model/explore-context.ts'
import { useTotal } from './model/use-total.ts'

/** The plane, the total, the rule and the units of the page in one line. */
export function StatusLine({ position }: { position: readonly [number, number] | null }) {
  const { t, language } = useWords()
  const { register, release, asOf, placeUnits, view } = useExploreModel()
  const { plane, elsewhere } = usePlaneWords()
  const synthetic = useHealth().data?.pack?.synthetic
  const { total } = useTotal()
  const units = t(`level.${view.level}Count`, {
    count: placeUnits.length,
    shown: formatCount(placeUnits.length, language),
  })
  const people =
    total && total.count !== null
      ? t('status.total', { people: formatCount(total.count, language), units })
      : t('status.totalHidden', { units })
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
      <span className="status-position digits">{position && formatPosition(position, language)}</span>
      {synthetic && <span className="status-synthetic">{t('app.syntheticEverywhere')}</span>}
    </section>
  )
}
