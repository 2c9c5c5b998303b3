import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import { useCallback, useState } from 'react'
import { useHealth } from '../../api/health.ts'
import { useWords } from '../../i18n/i18n.ts'
import { MapCanvas } from '../../map/MapCanvas.tsx'
import type { MapCanvasProps, MapStatus, MapTexts } from '../../map/map-canvas-props.ts'
import { useTheme } from '../../theme/theme.ts'
import { ErrorPanel } from '../../ui/notice.tsx'
import './map.css'

/** What a map may leave out: it shows no such places, or there is nothing to do. */
type Optional =
  | 'employers'
  | 'services'
  | 'camera'
  | 'showLand'
  | 'onUp'
  | 'onPlaces'
  | 'onCamera'
  | 'onStatus'
/** What the page knows by itself. */
type Known = 'shade' | 'language' | 'packVersion' | 'texts' | 'attempt'

interface PageMapProps
  extends Omit<MapCanvasProps, Known | Optional>,
    Partial<Pick<MapCanvasProps, Optional | 'shade'>> {
  texts: OwnTexts
  /** Something else that the map should show could not be fetched. */
  fault?: { message: string; onRetry: () => void } | null
  /** Faults are told elsewhere. */
  silent?: boolean
}

/** The texts of a map that are not the same on every map. */
export type OwnTexts = Pick<MapTexts, 'map' | 'describeUnit'>

/** A map in the theme and language of the page and of its pack, which says when something is missing. */
export function PageMap({ texts, fault, silent, employers, services, onStatus, ...props }: PageMapProps) {
  const { t, language } = useWords()
  const { shade } = useTheme()
  const pack = useHealth().data?.pack
  const [status, setStatus] = useState<MapStatus>('loading')
  const [attempt, setAttempt] = useState(0)
  const noteStatus = useCallback(
    (next: MapStatus) => {
      setStatus(next)
      onStatus?.(next)
    },
    [onStatus],
  )
  if (!pack) return null
  const buttons = { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), fit: t('map.fit') }
  const missingTiles = status === 'failed' ? t('map.tilesFailed') : null
  const message = missingTiles ?? fault?.message
  const retry = () => {
    if (missingTiles !== null) setAttempt(attempt + 1)
    fault?.onRetry()
  }
  return (
    <>
      <MapCanvas
        shade={shade}
        language={language}
        packVersion={pack.version}
        showLand={pack.name !== DEMO_PACK}
        camera={null}
        onUp={nothing}
        onPlaces={nothing}
        onCamera={nothing}
        {...props}
        employers={employers ?? NO_EMPLOYERS}
        services={services ?? NO_SERVICES}
        texts={{ ...buttons, ...texts }}
        onStatus={noteStatus}
        attempt={attempt}
      />
      {message && !silent && (
        <div className="map-message">
          <ErrorPanel message={message} retryLabel={t('app.retry')} onRetry={retry} />
        </div>
      )}
    </>
  )
}

/** The places of the demo pack are fictional: the coast of the real world would run through them. */
const DEMO_PACK = 'demo'
const NO_EMPLOYERS: readonly EmployerFeature[] = []
const NO_SERVICES: readonly ServiceFeature[] = []
const nothing = () => {}
