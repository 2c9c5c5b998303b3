import { formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useScreenForm } from '../../frame/use-screen-form.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { nearestPeriod, releaseOf } from '../model/releases.ts'
import { TimeBar } from '../time/time-bar.tsx'
import { LegendCard } from './legend-card.tsx'
import { MapPane } from './map-pane.tsx'

const PADDING = { top: 64, right: 56, bottom: 40, left: 40 }
/** Under the search and the chips. */
const PHONE_PADDING = { top: 128, right: 16, bottom: 16, left: 16 }

/** The map with its legend and what stands over it while something is missing. */
export function MapArea({ onPointer }: { onPointer: (position: readonly [number, number] | null) => void }) {
  const { figures } = useExploreModel()
  const padding = useScreenForm() === 'sheet' ? PHONE_PADDING : PADDING
  return (
    <div className="map-area">
      <MapPane id="main" padding={padding} onPointer={onPointer} />
      <MapMessages />
      {figures && <LegendCard figures={figures} />}
      <TimeBar />
    </div>
  )
}

/** A failed answer, or a period without a release, said on the map. */
export function MapMessages() {
  const { t, language } = useWords()
  const { status, retry, releases, releasesKnown, period, change } = useExploreModel()
  if (status === 'failed') {
    return (
      <div className="map-message">
        <ErrorPanel message={t('map.failed')} retryLabel={t('app.retry')} onRetry={retry} />
      </div>
    )
  }
  if (!releasesKnown || (period !== null && releaseOf(releases, period) !== null)) return null
  const nearest = period === null ? null : nearestPeriod(releases, period)
  return (
    <div className="map-message map-empty" role="status">
      <p>{t('map.empty')}</p>
      {nearest && (
        <Button
          size="small"
          onClick={() => change({ period: nearest === releases[0]?.period ? null : nearest })}
        >
          {t('map.showNearest', { period: formatPeriod(nearest, language) })}
        </Button>
      )}
    </div>
  )
}
