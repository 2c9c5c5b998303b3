import type { Unit } from '@hoanhap/server/contract.ts'
import { useCallback, useState } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { useHealth } from '../../../api/health.ts'
import { useServices } from '../../../api/services.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { MapCanvas } from '../../../map/MapCanvas.tsx'
import type { MapTarget, Padding } from '../../../map/map-canvas-props.ts'
import type { MapSync } from '../../../map/map-sync.ts'
import { useTheme } from '../../../theme/theme.ts'
import { useExploreModel, useHover } from '../model/explore-context.ts'
import { choose, goInto, goToCountry } from '../model/navigate.ts'
import { useAncestry, usePlace } from '../model/use-place.ts'
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
  const { view, change, asOf, units, figures, place, status } = useExploreModel()
  const { hoveredId, setHovered } = useHover()
  const pack = useHealth().data?.pack
  const employers = useEmployers({ asOf }).data ?? []
  const services = useServices({ asOf }).data ?? []
  const texts = useMapTexts(figures, units)
  const selected = usePlace(view.unit, asOf)
  const line = useAncestry(place, asOf)
  const [places, setPlaces] = useState<MapTarget | null>(null)
  const all = units?.units ?? NO_UNITS
  const unitOf = (unitId: number | null) => all.find((unit) => unit.id === unitId) ?? null
  const goUp = () => {
    const holder = line.at(-2)
    change(view.unit ? choose(null) : holder ? goInto(holder) : goToCountry())
  }
  const tooltip = useCallback(
    (target: MapTarget) => <TooltipContent target={target} figures={figures} units={all} />,
    [figures, all],
  )
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
        layers={view.layers}
        employers={employers}
        services={services}
        showLand={!pack.synthetic}
        selectedId={selected?.id ?? null}
        hoveredId={hoveredId}
        place={{ key: place ? `${place.level} ${place.code}` : 'country', bbox: place?.bbox ?? null }}
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
        onPlaces={setPlaces}
        onCamera={(camera) => change({ camera })}
        onStatus={() => undefined}
        onPointer={onPointer}
        tooltip={tooltip}
      />
      {places && <PlacesCard target={places} onClose={() => setPlaces(null)} />}
    </div>
  )
}

const NO_UNITS: readonly Unit[] = []
