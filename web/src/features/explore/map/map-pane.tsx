import type { EmployerFeature, ServiceFeature, Unit } from '@hoanhap/server/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { firstDrawingIsThere } from '../../../api/first-drawing.ts'
import { useHealth } from '../../../api/health.ts'
import { useServices } from '../../../api/services.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import { MapCanvas } from '../../../map/MapCanvas.tsx'
import type { MapStatus, MapTarget, Padding } from '../../../map/map-canvas-props.ts'
import type { MapSync } from '../../../map/map-sync.ts'
import { useTheme } from '../../../theme/theme.ts'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { SpotCard } from '../../case-spot/spot-card.tsx'
import { choose, goInto } from '../../place/navigate.ts'
import { useGoUp } from '../../place/use-go-up.ts'
import { usePlace } from '../../place/use-place.ts'
import { useCasesOnMap } from '../filters/use-cases-on-map.ts'
import { useExploreModel, useHover } from '../model/explore-context.ts'
import { useComing } from '../model/use-coming.ts'
import { useMapTexts } from './map-texts.ts'
import { TooltipContent } from './map-tooltip-content.tsx'
import { PlacesCard } from './places-card.tsx'

interface MapPaneProps {
  id: 'main' | 'before' | 'after'
  padding?: Padding
  sync?: MapSync
  onPointer?: (position: readonly [number, number] | null) => void
}

/** One map with the figures of the model around it, its tooltip and the list behind a cluster. */
export function MapPane({ id, padding, sync, onPointer }: MapPaneProps) {
  const { language } = useWords()
  const { shade } = useTheme()
  const { view, change, asOf, units, placeUnits, figures, place, register, status, time } = useExploreModel()
  const navigate = useNavigate()
  const cases = useCasesOnMap()
  const { hoveredId, setHovered } = useHover()
  const pack = useHealth().data?.pack
  const employers = useEmployers({ asOf })
  const services = useServices({ asOf })
  const [mapStatus, setMapStatus] = useState<MapStatus>('loading')
  const [attempt, setAttempt] = useState(0)
  const [drawn, setDrawn] = useState(false)
  const { likely, ahead, extent } = useComing(drawn)
  const texts = useMapTexts(figures, units)
  const selected = usePlace(view.unit, asOf)
  const [places, setPlaces] = useState<MapTarget | null>(null)
  const people = cases?.query
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are other people
  useEffect(() => setPlaces((open) => (open?.kind === 'cases' ? null : open)), [people])
  const all = units?.units ?? NO_UNITS
  const unitOf = (unitId: number | null) => all.find((unit) => unit.id === unitId) ?? null
  const goUp = useGoUp()
  const tooltip = useCallback(
    (target: MapTarget) => <TooltipContent target={target} figures={figures} units={all} />,
    [figures, all],
  )
  const onStatus = useCallback((next: MapStatus) => {
    setMapStatus(next)
    if (next === 'ready') setDrawn(true)
    if (next !== 'loading') firstDrawingIsThere()
  }, [])
  const retry = () => {
    if (mapStatus === 'failed') setAttempt(attempt + 1)
    for (const query of [employers, services]) if (query.isError) void query.refetch()
  }
  const onPlaces = (target: MapTarget) => {
    const [only, ...others] = target.kind === 'cases' ? target.caseIds : []
    if (only !== undefined && others.length === 0) openCase(only)
    else setPlaces(target)
  }
  const openCase = (caseId: number) => void navigate({ to: '/cases', search: { case: String(caseId) } })
  const shown = shownPlace(view.filters.communes, placeUnits, place)
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
        draw={view.draw}
        live={time.open}
        layers={view.layers}
        likely={likely}
        ahead={ahead}
        extent={extent}
        employers={employers.data ?? NO_EMPLOYERS}
        services={services.data ?? NO_SERVICES}
        showLand={pack.name !== DEMO_PACK}
        selectedId={selected?.id ?? null}
        hoveredId={hoveredId}
        cases={cases}
        place={shown}
        camera={view.camera}
        padding={padding}
        sync={sync}
        texts={texts}
        onSelect={(unitId) => change(choose(unitOf(unitId)))}
        onHover={setHovered}
        onOpen={(unitId) => {
          const unit = unitOf(unitId)
          if (unit) change(goInto(unit))
        }}
        onUp={goUp}
        onPlaces={onPlaces}
        onCamera={(camera) => change({ camera })}
        onStatus={onStatus}
        attempt={attempt}
        onPointer={onPointer}
        tooltip={tooltip}
      />
      <MapFailure
        tiles={mapStatus === 'failed'}
        places={employers.isError || services.isError}
        onRetry={retry}
      />
      {places?.kind === 'cases' && register && (
        <SpotCard
          target={places}
          unit={view.asOf === null ? unitOf(places.unitId) : null}
          filters={register.people}
          onOpen={openCase}
          onClose={() => setPlaces(null)}
        />
      )}
      {places && places.kind !== 'cases' && <PlacesCard target={places} onClose={() => setPlaces(null)} />}
    </div>
  )
}

/** What the camera fits: the chosen communes, else the place. */
function shownPlace(communes: readonly string[], units: readonly Unit[], place: Unit | null) {
  if (communes.length > 0) return { key: `communes ${communes.join()} ${units.length}`, bbox: boxOf(units) }
  return { key: place ? `${place.level} ${place.code}` : 'country', bbox: place?.bbox ?? null }
}

/** What is missing on the map while the rest of it stands. */
function MapFailure(props: { tiles: boolean; places: boolean; onRetry: () => void }) {
  const { t } = useWords()
  const { status } = useExploreModel()
  // A failed answer of the figures has its own message over the map.
  if (status === 'failed' || (!props.tiles && !props.places)) return null
  return (
    <div className="map-message">
      <ErrorPanel
        message={props.tiles ? t('map.tilesFailed') : t('map.placesFailed')}
        retryLabel={t('app.retry')}
        onRetry={props.onRetry}
      />
    </div>
  )
}

/** The places of the demo pack are fictional: the coast of the real world would run through them. */
const DEMO_PACK = 'demo'

const NO_UNITS: readonly Unit[] = []
const NO_EMPLOYERS: readonly EmployerFeature[] = []
const NO_SERVICES: readonly ServiceFeature[] = []
