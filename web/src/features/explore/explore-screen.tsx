import { PanelLeftOpen, PanelRightOpen } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { HoverContext } from '../place/hover.ts'
import { PlaceContext, type PlaceModel } from '../place/place-context.ts'
import { useOpeningPlace } from '../place/use-opening-place.ts'
import { PageShell, PanelBoundary } from '../shell/page-shell.tsx'
import { CLOSE_KEY, useShortcuts } from '../shell/use-shortcuts.ts'
import { Announcer } from './announcer.tsx'
import { ExplorePanel } from './left/explore-panel.tsx'
import { MapArea } from './map/map-area.tsx'
import { NewestModel } from './model/after-the-map.tsx'
import { ExploreContext, NewestContext, useExploreModel } from './model/explore-context.ts'
import { type Explore, useExplore } from './model/use-explore.ts'
import { useMapFirst } from './model/use-map-first.ts'
import { ExploreSheet } from './phone/explore-sheet.tsx'
import { RightPanel } from './right/right-panel.tsx'
import { SideBySide } from './side/side-by-side.tsx'
import { StatusLine } from './status-line.tsx'
import { TableView } from './table/table-view.tsx'
import { TopControls } from './top/top-controls.tsx'
import { ViewSwitch } from './view-switch.tsx'
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
      <ExploreContext value={model}>
        <PlaceContext value={place}>{children}</PlaceContext>
      </ExploreContext>
    </NewestContext>
  )
}

function ExplorePage() {
  const { view, asOf, period, releasesKnown, change } = useExploreModel()
  const opened = useOpeningPlace({
    place: view.place,
    asOf,
    period,
    noRelease: releasesKnown && period === null,
    go: change,
  })
  const [hoveredId, setHovered] = useState<number | null>(null)
  const [position, setPosition] = useState<readonly [number, number] | null>(null)
  const hover = useMemo(() => ({ hoveredId, setHovered }), [hoveredId])
  return (
    <HoverContext value={hover}>
      <PageShell top={<TopControls />} status={<StatusLine position={position} />}>
        {opened && <ExploreBody onPointer={setPosition} />}
      </PageShell>
    </HoverContext>
  )
}

function usePlaceOf({ place, view, asOf, today, change }: Explore): PlaceModel {
  return useMemo(
    () => ({ place, unit: view.unit, asOf, today, go: change }),
    [place, view.unit, asOf, today, change],
  )
}

/** Panels and view in the form that the width of the screen allows. */
function ExploreBody({ onPointer }: { onPointer: (position: readonly [number, number] | null) => void }) {
  const { t } = useWords()
  const { view, change, status } = useExploreModel()
  const form = useScreenForm()
  const [leftOpen, setLeftOpen] = useState(form === 'docked' || form === 'floating')
  const [rightOpen, setRightOpen] = useState(true)
  const table = view.view === 'table'
  const phone = form === 'sheet'
  const showLeft = leftOpen && !phone && !table
  useShortcuts({
    m: () => change({ view: table ? 'map' : 'table' }),
    '[': () => setLeftOpen(!leftOpen),
    ']': () => setRightOpen(!rightOpen),
    [CLOSE_KEY]: () => (showLeft && form === 'drawer' ? setLeftOpen(false) : change({ unit: null })),
  })
  // The table and the narrower forms give their room to a unit only when one is chosen.
  const onDemand = form !== 'docked' || table
  const showRight = rightOpen && !phone && view.view !== 'side' && (!onDemand || view.unit !== null)
  return (
    <div className="map-page" data-view={view.view} data-form={form}>
      <h1 className="for-screen-readers">{t('app.subtitle')}</h1>
      <Announcer />
      {status === 'loading' && <div className="loading-bar" aria-hidden />}
      {showLeft && <ExplorePanel onClose={() => setLeftOpen(false)} />}
      <div className="map-page-main">
        <PanelBoundary>
          {table && <TableView />}
          <NewestModel>
            {view.view === 'side' && <SideBySide />}
            {view.view === 'map' && <MapArea onPointer={onPointer} />}
          </NewestModel>
        </PanelBoundary>
        {!table && !(phone && view.view === 'map') && (
          <div className="view-switch">
            {!leftOpen && !phone && (
              <span className="reopen-left">
                <IconButton
                  label={t('panel.left')}
                  icon={PanelLeftOpen}
                  shortcut="["
                  onClick={() => setLeftOpen(true)}
                />
              </span>
            )}
            <NewestModel>
              <ViewSwitch floating />
            </NewestModel>
          </div>
        )}
        {!phone && !showRight && view.view === 'map' && (form === 'docked' || view.unit) && (
          <div className="reopen">
            <IconButton
              label={t('panel.right')}
              icon={PanelRightOpen}
              shortcut="]"
              onClick={() => setRightOpen(true)}
            />
          </div>
        )}
      </div>
      {showRight && <RightPanel onClose={() => (view.unit ? change({ unit: null }) : setRightOpen(false))} />}
      {phone && <ExploreSheet />}
    </div>
  )
}
