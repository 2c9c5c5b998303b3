import type { Day } from '@hoanhap/geo/day.ts'
import type { Unit } from '@hoanhap/server/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { firstDrawingIsThere } from '../../../api/first-drawing.ts'
import { useServices } from '../../../api/services.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import type { MapStatus, MapTarget, Padding } from '../../../map/map-canvas-props.ts'
import type { MapSync } from '../../../map/map-sync.ts'
import type { Drawing } from '../../../map/stage.ts'
import { SpotCard } from '../../case-spot/spot-card.tsx'
import { PageMap } from '../../frame/page-map.tsx'
import { useHover } from '../../place/hover.ts'
import { choose, goInto } from '../../place/navigate.ts'
import { useGoUp } from '../../place/use-go-up.ts'
import { usePlace } from '../../place/use-place.ts'
import { useCasesOnMap } from '../filters/use-cases-on-map.ts'
import { AfterTheMap } from '../model/after-the-map.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { type Coming, useComing, useLikely } from '../model/use-coming.ts'
import { useLinkCamera } from '../model/use-link-camera.ts'
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
  const { t } = useWords()
  const { view, change, asOf, units, placeUnits, figures, place, register, status, time } = useExploreModel()
  const camera = useLinkCamera()
  const navigate = useNavigate()
  const cases = useCasesOnMap()
  const { hoveredId, setHovered } = useHover()
  const employers = useEmployers({ asOf })
  const services = useServices({ asOf })
  const [drawn, setDrawn] = useState(false)
  const [coming, setComing] = useState<Ahead>(NOTHING_COMING)
  const [likely, setLikely] = useState(NOTHING_LIKELY)
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
    if (next === 'ready') setDrawn(true)
    if (next !== 'loading') firstDrawingIsThere()
  }, [])
  const failed = [employers, services].filter((query) => query.isError)
  const fault = failed.length > 0 && {
    message: t('map.placesFailed'),
    onRetry: () => failed.forEach((query) => void query.refetch()),
  }
  const onPlaces = (target: MapTarget) => {
    const [only, ...others] = target.kind === 'cases' ? target.caseIds : []
    if (only !== undefined && others.length === 0) openCase(only)
    else setPlaces(target)
  }
  const openCase = (caseId: number) => void navigate({ to: '/cases', search: { case: String(caseId) } })
  const shown = shownPlace(view.filters.communes, placeUnits, place)
  return (
    <div className="map-pane" data-status={status}>
      <PageMap
        id={id}
        figures={figures}
        units={units}
        draw={view.draw}
        live={time.open}
        layers={view.layers}
        {...coming}
        likely={likely}
        employers={employers.data}
        services={services.data}
        selectedId={selected?.id ?? null}
        hoveredId={hoveredId}
        cases={cases}
        place={shown}
        camera={camera}
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
        onPointer={onPointer}
        tooltip={tooltip}
        fault={fault || null}
        // A failed answer of the figures has its own message over the map.
        silent={status === 'failed'}
      />
      <AfterTheMap>
        <WhatComes drawn={drawn} onAhead={setComing} onLikely={setLikely} />
      </AfterTheMap>
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

type Ahead = Omit<Coming, 'otherDay'>

interface WhatComesProps {
  drawn: boolean
  onAhead: (ahead: Ahead) => void
  onLikely: (likely: readonly Drawing[]) => void
}

/** Tells the map what to make ready. */
function WhatComes({ drawn, onAhead, onLikely }: WhatComesProps) {
  const { ahead, extent, otherDay } = useComing(drawn)
  useEffect(() => onAhead({ ahead, extent }), [onAhead, ahead, extent])
  return otherDay && <LikelyDrawings otherDay={otherDay} onKnown={onLikely} />
}

interface LikelyDrawingsProps {
  otherDay: Day
  onKnown: (likely: readonly Drawing[]) => void
}

/** The drawings that come next, as long as they can be made ready. */
function LikelyDrawings({ otherDay, onKnown }: LikelyDrawingsProps) {
  const likely = useLikely(otherDay)
  useEffect(() => {
    onKnown(likely)
    return () => onKnown(NOTHING_LIKELY)
  }, [onKnown, likely])
  return null
}

/** What the camera fits: the chosen communes, else the place. */
function shownPlace(communes: readonly string[], units: readonly Unit[], place: Unit | null) {
  if (communes.length > 0) return { key: `communes ${communes.join()} ${units.length}`, bbox: boxOf(units) }
  return { key: place ? `${place.level} ${place.code}` : 'country', bbox: place?.bbox ?? null }
}

const NO_UNITS: readonly Unit[] = []
const NOTHING_COMING: Ahead = { ahead: [], extent: null }
const NOTHING_LIKELY: readonly Drawing[] = []
