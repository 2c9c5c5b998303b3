import { PanelLeftOpen, PanelRightOpen } from 'lucide-react'
import { memo, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import type { ChangeView } from '../../url-state/use-view.ts'
import type { View, ViewState } from '../../url-state/view-state.ts'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { useOpeningPlace } from '../place/use-opening-place.ts'
import { PanelBoundary } from '../shell/page-shell.tsx'
import { CLOSE_KEY, useShortcuts } from '../shell/use-shortcuts.ts'
import { Announcer } from './announcer.tsx'
import { ExplorePanel } from './left/explore-panel.tsx'
import { MapArea } from './map/map-area.tsx'
import { NewestModel } from './model/after-the-map.tsx'
import { useExploreModel } from './model/explore-context.ts'
import { ExploreSheet } from './phone/explore-sheet.tsx'
import type { Position } from './pointer.ts'
import { RightPanel } from './right/right-panel.tsx'
import { SideBySide } from './side/side-by-side.tsx'
import { TableView } from './table/table-view.tsx'
import { ViewSwitch } from './view-switch.tsx'

interface ExploreBodyProps {
  /** Told where the pointer is on the map. */
  onPointer: (position: Position | null) => void
}

/** Panels and map, once it is known where a bare address opens. */
export function ExploreBody({ onPointer }: ExploreBodyProps) {
  const { view, asOf, period, releasesKnown, change } = useExploreModel()
  const opened = useOpeningPlace({
    place: view.place,
    asOf,
    period,
    noRelease: releasesKnown && period === null,
    go: change,
  })
  if (!opened) return null
  return <Panels shown={view.view} unit={view.unit} change={change} onPointer={onPointer} />
}

interface PanelsProps extends ExploreBodyProps, Pick<ViewState, 'unit'> {
  shown: View
  change: ChangeView
}

/** Panels and view in the form that the width of the screen allows. */
const Panels = memo(function Panels({ shown, unit, change, onPointer }: PanelsProps) {
  const { t } = useWords()
  const form = useScreenForm()
  const [leftOpen, setLeftOpen] = useState(form === 'docked' || form === 'floating')
  const [rightOpen, setRightOpen] = useState(true)
  const table = shown === 'table'
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
  const showRight = rightOpen && !phone && shown !== 'side' && (!onDemand || unit !== null)
  const canReopen = !phone && !showRight && shown === 'map' && (form === 'docked' || unit !== null)
  return (
    <div className="map-page" data-view={shown} data-form={form}>
      <h1 className="for-screen-readers">{t('app.subtitle')}</h1>
      <Announcer />
      <LoadingBar />
      {showLeft && <ExplorePanel onClose={() => setLeftOpen(false)} />}
      <div className="map-page-main">
        <PanelBoundary>
          {table && <TableView />}
          <NewestModel>
            {shown === 'side' && <SideBySide />}
            {shown === 'map' && <MapArea onPointer={onPointer} />}
          </NewestModel>
        </PanelBoundary>
        {!table && !(phone && shown === 'map') && (
          <div className="view-switch">
            {!leftOpen && !phone && <ReopenLeft onOpen={() => setLeftOpen(true)} />}
            <NewestModel>
              <ViewSwitch floating />
            </NewestModel>
          </div>
        )}
        {canReopen && <ReopenRight onOpen={() => setRightOpen(true)} />}
      </div>
      {showRight && <RightPanel onClose={() => (unit ? change({ unit: null }) : setRightOpen(false))} />}
      {phone && <ExploreSheet />}
    </div>
  )
})

function LoadingBar() {
  const { status } = useExploreModel()
  return status === 'loading' && <div className="loading-bar" aria-hidden />
}

function ReopenLeft({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords()
  return (
    <span className="reopen-left">
      <IconButton label={t('panel.left')} icon={PanelLeftOpen} shortcut="[" onClick={onOpen} />
    </span>
  )
}

function ReopenRight({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords()
  return (
    <div className="reopen">
      <IconButton label={t('panel.right')} icon={PanelRightOpen} shortcut="]" onClick={onOpen} />
    </div>
  )
}
