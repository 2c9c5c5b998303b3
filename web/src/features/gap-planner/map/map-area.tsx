import { useScreenForm } from '../../frame/use-screen-form.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { GapLegend } from './gap-legend.tsx'
import { GapMap } from './gap-map.tsx'
import { MapMessages } from './map-messages.tsx'
import { useGapSets } from './use-gap-sets.ts'

const PADDING = { top: 64, right: 56, bottom: 40, left: 40 }
/** Under the search and the chips. */
const PHONE_PADDING = { top: 128, right: 16, bottom: 16, left: 16 }

interface MapAreaProps {
  facts: PlaceFacts
  onPointer: (position: readonly [number, number] | null) => void
}

/** The map with its legend and what stands over it while something is missing. */
export function MapArea({ facts, onPointer }: MapAreaProps) {
  const { view } = usePlanner()
  const { measure, catchmentKm } = view
  const sets = useGapSets(measure, facts)
  const padding = useScreenForm() === 'sheet' ? PHONE_PADDING : PADDING
  return (
    <div className="map-area">
      <GapMap
        id="main"
        measure={measure}
        catchmentKm={catchmentKm}
        figures={sets?.shown ?? null}
        facts={facts.trial ?? facts.base}
        padding={padding}
        onPointer={onPointer}
      />
      <MapMessages />
      {sets && <GapLegend figures={sets.shown} measure={measure} catchmentKm={catchmentKm} />}
    </div>
  )
}
