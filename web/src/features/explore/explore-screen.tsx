import { memo, type ReactNode, useMemo, useState } from 'react'
import { HoverContext } from '../place/hover.ts'
import { PlaceContext, type PlaceModel } from '../place/place-context.ts'
import { PageShell } from '../shell/page-shell.tsx'
import { ExploreBody } from './explore-body.tsx'
import { ExploreModel } from './model/after-the-map.tsx'
import { NewestContext } from './model/explore-context.ts'
import { type Explore, useExplore } from './model/use-explore.ts'
import { useMapFirst } from './model/use-map-first.ts'
import { PointerContext, type Position } from './pointer.ts'
import { StatusLine } from './status-line.tsx'
import { TopControls } from './top/top-controls.tsx'
import './explore.css'

/** The map of the caseload and of what is within reach, its table, and the two maps side by side. */
export function ExploreScreen() {
  return (
    <ExploreModels>
      <ExplorePage />
    </ExploreModels>
  )
}

/** The model for the page, and ahead of it for the map. Its children are drawn anew only by what they read of it. */
function ExploreModels({ children }: { children: ReactNode }) {
  const newest = useExplore()
  const model = useMapFirst(newest)
  const place = usePlaceOf(model)
  return (
    <NewestContext value={newest}>
      <ExploreModel model={model}>
        <PlaceContext value={place}>{children}</PlaceContext>
      </ExploreModel>
    </NewestContext>
  )
}

function ExplorePage() {
  const [hoveredId, setHovered] = useState<number | null>(null)
  const [position, setPosition] = useState<Position | null>(null)
  const hover = useMemo(() => ({ hoveredId, setHovered }), [hoveredId])
  return (
    <HoverContext value={hover}>
      <PointerContext value={position}>
        <ExploreShell onPointer={setPosition} />
      </PointerContext>
    </HoverContext>
  )
}

interface PointerProps {
  onPointer: (position: Position | null) => void
}

/** The frame stands still: neither the pointer nor a month that plays draws it again. */
const ExploreShell = memo(function ExploreShell({ onPointer }: PointerProps) {
  return (
    <PageShell top={<TopControls />} status={<StatusLine />}>
      <ExploreBody onPointer={onPointer} />
    </PageShell>
  )
})

function usePlaceOf({ place, view, asOf, today, change }: Explore): PlaceModel {
  return useMemo(
    () => ({ place, unit: view.unit, asOf, today, go: change }),
    [place, view.unit, asOf, today, change],
  )
}
