import { Lock } from 'lucide-react'
import { useHealth } from '../../api/health.ts'
import { useReleases } from '../../api/releases.ts'
import { formatCount, formatDayOf, formatPeriod, formatPosition } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { useOffer } from './map/gap-words.ts'
import { usePlanner } from './model/planner-context.ts'

/** The plane, the places of the question, where a trial is, and how fast it was worked out. */
export function StatusLine({ position }: { position: readonly [number, number] | null }) {
  const { t, language } = useWords()
  const { access, places, reckoned, trial } = usePlanner()
  const offer = useOffer()
  const synthetic = useHealth().data?.pack?.synthetic
  const plane = usePlane()
  return (
    <section className="status-words" aria-label={t('status.label')}>
      <Lock size={13} strokeWidth={1.75} aria-hidden />
      {plane && <span>{plane}</span>}
      {access && (
        <span>{t(`gap.status.places.${offer}`, { shown: formatCount(places.length, language) })}</span>
      )}
      {trial.edits.length > 0 && <span>{t('gap.status.trial')}</span>}
      <span className="status-position digits">
        {position ? formatPosition(position, language) : reckoned && <Worked ms={reckoned.milliseconds} />}
      </span>
      {synthetic && <span className="status-synthetic">{t('app.syntheticEverywhere')}</span>}
    </section>
  )
}

function Worked({ ms }: { ms: number }) {
  const { t, language } = useWords()
  return <>{t('gap.status.worked', { ms: formatCount(Math.max(1, Math.round(ms)), language) })}</>
}

function usePlane(): string | null {
  const { t, language } = useWords()
  const { access } = usePlanner()
  const period = access?.release?.period
  const release = useReleases().data?.find((one) => one.period === period)
  if (access?.plane === 'register') return t('gap.status.register')
  if (!period) return null
  const name = t('status.release', { period: formatPeriod(period, language) })
  if (!release) return name
  return `${name}, ${t('status.createdAt', { day: formatDayOf(release.createdAt, language) })}`
}
