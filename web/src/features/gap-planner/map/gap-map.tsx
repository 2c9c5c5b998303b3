import { useCallback } from 'react'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import type { MapTarget, Padding } from '../../../map/map-canvas-props.ts'
import type { MapSync } from '../../../map/map-sync.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { DEFAULT_VIEW } from '../../../url-state/view-state.ts'
import { PageMap } from '../../frame/page-map.tsx'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useGoUp } from '../../place/use-go-up.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { usePlanner } from '../model/planner-context.ts'
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
  const { view, change, units, place, selectedId, trial, status } = usePlanner()
  const { go } = usePlaceModel()
  const { hoveredId, setHovered } = useHover()
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
  return (
    <div className="map-pane" data-status={status}>
      <PageMap
        id={id}
        figures={figures}
        units={units}
        draw="fill"
        live
        layers={LAYERS}
        extent={units && boxOf(units.units)}
        planned={planned}
        trying={trying}
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
        onPosition={onPosition}
        onCamera={(camera) => change({ camera })}
        onPointer={onPointer}
        tooltip={tooltip}
        silent={status === 'failed'}
      />
    </div>
  )
}

/** Every place of the question stands on the map by itself, so nothing is clustered. */
const LAYERS = DEFAULT_VIEW.layers
