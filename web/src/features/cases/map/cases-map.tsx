import { useCallback, useMemo, useState } from 'react'
import { useServices } from '../../../api/services.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { CasesOnMap } from '../../../map/layers/map-layer.ts'
import type { CasesTarget, MapTarget } from '../../../map/map-canvas-props.ts'
import type { LayerState } from '../../../url-state/view-state.ts'
import { SpotCard } from '../../case-spot/spot-card.tsx'
import { PageMap } from '../../frame/page-map.tsx'
import { useUnitWords } from '../../place/use-unit-words.ts'
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

/** The people of the list on the areas of the scope: circles with exact numbers, points where the server gives them. */
export function CasesMap() {
  const { t, language } = useWords()
  const { view, change, scope, today, open, masked, placing, setPlacing } = useCasesModel()
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
  const [spot, setSpot] = useState<CasesTarget | null>(null)
  const unitWords = useUnitWords(scope.all)
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
  const chooseUnit = (unitId: number | null) => {
    const unit = scope.communes.find(({ id }) => id === unitId)
    if (!unit || scope.oneCommune || view.unit.includes(unit.code)) return
    change({ unit: [...view.unit, unit.code] })
  }
  if (!scope.all || !cases) return null
  return (
    <div className="cases-map" data-placing={placing ? true : undefined}>
      <PageMap
        id="cases"
        figures={figures}
        units={scope.all}
        draw="circles"
        layers={LAYERS}
        extent={cases.extent}
        services={scope.oneCommune ? services.data : undefined}
        cases={cases}
        showLand={false}
        selectedId={null}
        hoveredId={hoveredId}
        place={{ key: `cases ${view.unit.join(' ')} ${within.length}`, bbox: boxAround(within) }}
        camera={view.camera}
        padding={PADDING}
        texts={{ map: t('cases.map.label'), describeUnit: unitWords }}
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
    () => extent && { query, revision, extent, communes: scope.communes, open: coordinates, draft },
    [query, revision, extent, scope.communes, coordinates, draft],
  )
}
