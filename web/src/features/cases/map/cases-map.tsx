import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import { useCallback, useMemo, useState } from 'react'
import { useHealth } from '../../../api/health.ts'
import { useServices } from '../../../api/services.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { CasesOnMap } from '../../../map/layers/map-layer.ts'
import { MapCanvas } from '../../../map/MapCanvas.tsx'
import type { CasesTarget, MapStatus, MapTarget } from '../../../map/map-canvas-props.ts'
import { useTheme } from '../../../theme/theme.ts'
import { ErrorPanel } from '../../../ui/notice.tsx'
import type { LayerState } from '../../../url-state/view-state.ts'
import { SpotCard } from '../../case-spot/spot-card.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { filtersOf, filterText } from '../model/cases-view.ts'
import { MapNotes } from './map-notes.tsx'
import { PlacingBar } from './placing-bar.tsx'
import { boxAround, scopeFigures } from './scope-figures.ts'

const LAYERS: LayerState[] = [
  { id: 'figures', on: false, opacity: 1 },
  { id: 'formerDistricts', on: true, opacity: 1 },
  { id: 'names', on: true, opacity: 1 },
  { id: 'services', on: true, opacity: 1 },
  { id: 'employers', on: false, opacity: 1 },
]
const PADDING = { top: 64, right: 56, bottom: 116, left: 24 }
const NO_EMPLOYERS: readonly EmployerFeature[] = []
const NO_SERVICES: readonly ServiceFeature[] = []

/** The people of the list on the areas of the scope: circles with exact numbers, points where the server gives them. */
export function CasesMap() {
  const { t, language } = useWords()
  const { shade } = useTheme()
  const { view, change, scope, today, open, masked, placing, setPlacing } = useCasesModel()
  const pack = useHealth().data?.pack
  // Points of support stand beside the people of one commune; on a province they would cover them.
  const services = useServices({ asOf: scope.oneCommune ? today : undefined })
  const cases = useCasesOnMap()
  const within = useMemo(() => {
    const chosen = scope.communes.filter(({ code }) => view.unit.includes(code))
    return chosen.length > 0 ? chosen : scope.communes
  }, [scope.communes, view.unit])
  const figures = useMemo(
    () => scope.all && scopeFigures(scope.all, scope.communes),
    [scope.all, scope.communes],
  )
  const [hoveredId, setHovered] = useState<number | null>(null)
  const [status, setStatus] = useState<MapStatus>('loading')
  const [attempt, setAttempt] = useState(0)
  const [spot, setSpot] = useState<CasesTarget | null>(null)
  const nameOf = useUnitName()
  const unitWords = useCallback(
    (unitId: number) => {
      const unit = scope.all?.units.find(({ id }) => id === unitId)
      return unit ? nameOf(unit) : ''
    },
    [scope.all, nameOf],
  )
  const tooltip = useCallback(
    (target: MapTarget) => {
      if (target.kind === 'unit') return unitWords(target.unitId)
      if (target.kind === 'services')
        return target.services.map(({ properties }) => properties.name).join(', ')
      if (target.kind !== 'cases') return null
      return t('cases.map.circle', { count: target.count, shown: formatCount(target.count, language) })
    },
    [t, language, unitWords],
  )
  const texts = useMemo(
    () => ({
      map: t('cases.map.label'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      fit: t('map.fit'),
      describeUnit: unitWords,
    }),
    [t, unitWords],
  )
  const chooseUnit = (unitId: number | null) => {
    const unit = scope.communes.find(({ id }) => id === unitId)
    if (!unit || scope.oneCommune || view.unit.includes(unit.code)) return
    change({ unit: [...view.unit, unit.code] })
  }
  if (!pack || !scope.all || !cases) return null
  return (
    <div className="cases-map" data-placing={placing ? true : undefined}>
      <MapCanvas
        id="cases"
        shade={shade}
        language={language}
        packVersion={pack.version}
        figures={figures}
        units={scope.all}
        draw="circles"
        layers={LAYERS}
        extent={cases.extent}
        employers={NO_EMPLOYERS}
        services={scope.oneCommune ? (services.data ?? NO_SERVICES) : NO_SERVICES}
        cases={cases}
        showLand={false}
        selectedId={null}
        hoveredId={hoveredId}
        place={{ key: `cases ${view.unit.join(' ')} ${within.length}`, bbox: boxAround(within) }}
        camera={view.camera}
        padding={PADDING}
        texts={texts}
        onSelect={() => undefined}
        onHover={setHovered}
        onOpen={chooseUnit}
        onUp={() => change({ unit: [], camera: null })}
        onPlaces={(target) => {
          if (target.kind !== 'cases') return
          const [only, ...others] = target.caseIds
          if (only !== undefined && others.length === 0) open.open(only)
          else setSpot(target)
        }}
        onPosition={placing ? (position) => setPlacing({ position }) : undefined}
        onCamera={(camera) => change({ camera })}
        onStatus={setStatus}
        attempt={attempt}
        tooltip={tooltip}
      />
      {spot && (
        <SpotCard
          target={spot}
          unit={scope.communes.find(({ id }) => id === spot.unitId) ?? null}
          filters={filtersOf(view)}
          masked={masked}
          onOpen={open.open}
          onClose={() => setSpot(null)}
        />
      )}
      {status === 'failed' && (
        <div className="map-message">
          <ErrorPanel
            message={t('map.tilesFailed')}
            retryLabel={t('app.retry')}
            onRetry={() => setAttempt(attempt + 1)}
          />
        </div>
      )}
      {placing ? <PlacingBar /> : <MapNotes />}
    </div>
  )
}

/** What the map is to show of people; the filters are those of the list. Null while the scope is not known. */
function useCasesOnMap(): CasesOnMap | null {
  const { view, scope, revision, open, placing } = useCasesModel()
  const query = filterText(view)
  const extent = useMemo(() => boxAround(scope.communes), [scope.communes])
  const coordinates = open.file?.geometry?.coordinates ?? null
  const draft = placing?.position ?? null
  return useMemo(
    () => extent && { query, revision, extent, open: coordinates, draft },
    [query, revision, extent, coordinates, draft],
  )
}
