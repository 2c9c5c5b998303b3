import { PanelLeftOpen, PanelRightOpen } from 'lucide-react'
import { memo, type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { HoverContext } from '../place/hover.ts'
import { PlaceContext, type PlaceModel, usePlaceModel } from '../place/place-context.ts'
import { useOpeningPlace } from '../place/use-opening-place.ts'
import { PageShell, PanelBoundary } from '../shell/page-shell.tsx'
import { CLOSE_KEY, useShortcuts } from '../shell/use-shortcuts.ts'
import { CompareView } from './compare/compare-view.tsx'
import { ExportMenu } from './export/export-menu.tsx'
import { MapArea } from './map/map-area.tsx'
import { type Planner, PlannerContext, usePlanner } from './model/planner-context.ts'
import { usePlaceFacts } from './model/use-place-facts.ts'
import { usePlannerModel } from './model/use-planner-model.ts'
import { GapSheet } from './phone/gap-sheet.tsx'
import { PresenceView } from './presence/presence-view.tsx'
import { QuestionPanel } from './question/question-panel.tsx'
import { ResultPanel } from './ranking/result-panel.tsx'
import { ScenarioProvider } from './scenarios/scenario-provider.tsx'
import { SitingProvider } from './siting/siting-provider.tsx'
import { StatusLine } from './status-line.tsx'
import { GapTable } from './table/gap-table.tsx'
import { TopControls } from './top-controls.tsx'
import { TradesView } from './trades/trades-view.tsx'
import { LeaveGuard } from './trial/leave-guard.tsx'
import { ViewSwitch } from './view-switch.tsx'
import './gap.css'

/** Where jobs and services are missing, what a new one would change, and where the next ones would help most. */
export function GapScreen() {
  return (
    <PlannerProvider>
      <GapFrame />
    </PlannerProvider>
  )
}

/** What all parts share. The parts are handed in, so that a step of a slider draws again only those that show it. */
function PlannerProvider({ children }: { children: ReactNode }) {
  const planner = usePlannerModel()
  const place = usePlaceOf(planner)
  const [hoveredId, setHovered] = useState<number | null>(null)
  const hover = useMemo(() => ({ hoveredId, setHovered }), [hoveredId])
  return (
    <PlannerContext value={planner}>
      <PlaceContext value={place}>
        <HoverContext value={hover}>
          <ScenarioProvider>
            <SitingProvider>{children}</SitingProvider>
          </ScenarioProvider>
        </HoverContext>
      </PlaceContext>
    </PlannerContext>
  )
}

/** The page around the planner; the pointer tells the line at its foot alone where it is. */
function GapFrame() {
  const [position, setPosition] = useState<readonly [number, number] | null>(null)
  return (
    <PageShell top={TOP} status={<StatusLine position={position} />}>
      <GapBodyWhenOpened onPointer={setPosition} />
      <LeaveGuard />
    </PageShell>
  )
}

const TOP = <TopControls />

/** A link to the table of what is where, say, opens where the map would. */
const PLACELESS = ['view']

/** The planner has communes only, so that going somewhere changes no level. */
function usePlaceOf({ place, view, asOf, today, change }: Planner): PlaceModel {
  return useMemo(
    () => ({
      place,
      unit: view.unit,
      asOf,
      today,
      go: ({ level: _, ...wanted }, entry) => change(wanted, entry),
    }),
    [place, view.unit, asOf, today, change],
  )
}

const GapBodyWhenOpened = memo(function GapBodyWhenOpened({ onPointer }: GapBodyProps) {
  const { view, asOf, status } = usePlanner()
  const { go } = usePlaceModel()
  const opened = useOpeningPlace({
    place: view.place,
    asOf,
    period: undefined,
    noRelease: false,
    placeless: PLACELESS,
    go,
  })
  return (opened || status === 'failed') && <GapBody onPointer={onPointer} />
})

interface GapBodyProps {
  onPointer: (position: readonly [number, number] | null) => void
}

/** Panels and view in the form that the width of the screen allows. */
function GapBody({ onPointer }: GapBodyProps) {
  const { t } = useWords()
  const { view, change, status, reckoned, trial } = usePlanner()
  const form = useScreenForm()
  const facts = usePlaceFacts(reckoned)
  const [leftOpen, setLeftOpen] = useState(form === 'docked' || form === 'floating')
  const [rightOpen, setRightOpen] = useState(form === 'docked')
  const phone = form === 'sheet'
  const isMap = view.view === 'map'
  const compared = isMap ? view.compare : null
  const showLeft = leftOpen && !phone
  // The other views take the room that the map shares, and give it back to a commune that is chosen.
  const showRight = rightOpen && !phone && !compared && (isMap || view.unit !== null)
  useShortcuts({
    m: () => change({ view: isMap ? 'table' : 'map' }),
    '[': () => setLeftOpen(!leftOpen),
    ']': () => setRightOpen(!rightOpen),
    [CLOSE_KEY]: () => {
      if (trial.placing) trial.setPlacing(false)
      else if (showLeft && form === 'drawer') setLeftOpen(false)
      else change({ unit: null })
    },
  })
  return (
    <div className="map-page gap-page" data-view={compared ? 'side' : view.view} data-form={form}>
      <h1 className="for-screen-readers">{t('gap.page')}</h1>
      {status === 'loading' && <div className="loading-bar" aria-hidden />}
      {showLeft && <QuestionPanel onClose={() => setLeftOpen(false)} />}
      <div className="map-page-main">
        <PanelBoundary>
          {view.view === 'table' && <GapTable facts={facts} />}
          {view.view === 'presence' && <PresenceView />}
          {view.view === 'trades' && <TradesView />}
          {compared && <CompareView facts={facts} compared={compared} />}
          {isMap && !compared && <MapArea facts={facts} onPointer={onPointer} />}
        </PanelBoundary>
        {view.view !== 'table' && !phone && (
          <div className="view-switch">
            {!leftOpen && (
              <span className="reopen-left">
                <IconButton
                  label={t('gap.question')}
                  icon={PanelLeftOpen}
                  shortcut="["
                  onClick={() => setLeftOpen(true)}
                />
              </span>
            )}
            <ViewSwitch floating />
            <ExportMenu />
          </div>
        )}
        {!phone && !showRight && isMap && !compared && (
          <div className="reopen">
            <IconButton
              label={t('gap.results')}
              icon={PanelRightOpen}
              shortcut="]"
              onClick={() => setRightOpen(true)}
            />
          </div>
        )}
      </div>
      {showRight && <ResultPanel facts={facts} />}
      {phone && <GapSheet facts={facts} />}
    </div>
  )
}
