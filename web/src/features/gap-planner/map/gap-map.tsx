import { useCallback, useState } from 'react'
import { useHealth } from '../../../api/health.ts'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import { MapCanvas } from '../../../map/MapCanvas.tsx'
import type { MapStatus, MapTarget, Padding } from '../../../map/map-canvas-props.ts'
import type { MapSync } from '../../../map/map-sync.ts'
import { useTheme } from '../../../theme/theme.ts'
import { ErrorPanel } from '../../../ui/notice.tsx'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { DEFAULT_VIEW } from '../../../url-state/view-state.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useGoUp } from '../../place/use-go-up.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { useHover, usePlanner } from '../model/planner-context.ts'
import { useSiting } from '../siting/use-siting.ts'
import { useTrying } from '../trial/use-trying.tsx'
import { GapTooltip } from './gap-tooltip.tsx'
import { useGapMapTexts } from './use-gap-map-texts.ts'
import { usePlanned } from './use-planned.ts'

interface GapMapProps {
  id: 'main' | 'first' | 'second'
  measure: GapMeasure
  catchmentKm: number
  figures: FigureSet | null
  facts: readonly CommuneFacts[]
  padding?: Padding
  sync?: MapSync
  onPointer?: (position: readonly [number, number] | null) => void
}

/** One map of communes painted by a measure, with the places of the question. */
export function GapMap(props: GapMapProps) {
  const { id, measure, catchmentKm, figures, facts, padding, sync, onPointer } = props
  const { t, language } = useWords()
  const { shade } = useTheme()
  const { view, change, units, place, selectedId, trial, status } = usePlanner()
  const { go } = usePlaceModel()
  const { hoveredId, setHovered } = useHover()
  const pack = useHealth().data?.pack
  const [mapStatus, setMapStatus] = useState<MapStatus>('loading')
  const [attempt, setAttempt] = useState(0)
  const planned = usePlanned(catchmentKm)
  const trying = useTrying()
  const texts = useGapMapTexts(measure, figures)
  const goUp = useGoUp()
  const tooltip = useCallback(
    (target: MapTarget) => <GapTooltip target={target} measure={measure} figures={figures} facts={facts} />,
    [measure, figures, facts],
  )
  const { drawing, addPoint } = useSiting()
  const put = trial.placing ? trial.add : drawing ? addPoint : null
  const onPosition = put ? ([lon, lat]: readonly [number, number]) => put([lon, lat]) : undefined
  const select = (unitId: number | null) =>
    go(choose(units?.units.find((unit) => unit.id === unitId) ?? null))
  if (!pack) return null
  return (
    <div className="map-pane" data-status={status}>
      <MapCanvas
        id={id}
        shade={shade}
        language={language}
        packVersion={pack.version}
        figures={figures}
        units={units}
        draw="fill"
        live
        layers={LAYERS}
        extent={units && boxOf(units.units)}
        employers={NO_PLACES}
        services={NO_PLACES}
        planned={planned}
        trying={trying}
        showLand={pack.name !== DEMO_PACK}
        selectedId={selectedId}
        hoveredId={hoveredId}
        place={{ key: place ? `${place.level} ${place.code}` : 'country', bbox: place?.bbox ?? null }}
        camera={view.camera}
        padding={padding}
        sync={sync}
        texts={texts}
        onSelect={select}
        onHover={setHovered}
        onOpen={select}
        onUp={goUp}
        onPlaces={NOTHING_LISTED}
        onPosition={onPosition}
        onCamera={(camera) => change({ camera })}
        onStatus={setMapStatus}
        attempt={attempt}
        onPointer={onPointer}
        tooltip={tooltip}
      />
      {mapStatus === 'failed' && status !== 'failed' && (
        <div className="map-message">
          <ErrorPanel
            message={t('map.tilesFailed')}
            retryLabel={t('app.retry')}
            onRetry={() => setAttempt(attempt + 1)}
          />
        </div>
      )}
    </div>
  )
}

/** The places of the demo pack are fictional: the coast of the real world would run through them. */
const DEMO_PACK = 'demo'

/** Every place of the question stands on the map by itself, so nothing is clustered. */
const LAYERS = DEFAULT_VIEW.layers
const NO_PLACES: readonly never[] = []
const NOTHING_LISTED = () => {}
