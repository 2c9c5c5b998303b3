import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { PanelBoundary } from '../../shell/page-shell.tsx'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { ScenarioMenu } from '../scenarios/scenario-menu.tsx'
import { SitingResult } from '../siting/siting-result.tsx'
import { TrialPanel } from '../trial/trial-panel.tsx'
import { ChosenCommune } from './chosen-commune.tsx'
import { RankingList } from './ranking-list.tsx'
import { SummaryFigures } from './summary-figures.tsx'

/** What is tried and what it changes, where most is missing, and where new places would help most. */
export function ResultPanel({ facts }: { facts: PlaceFacts }) {
  const { t } = useWords()
  return (
    <section className="right-panel gap-results" aria-label={t('gap.results')} data-over-map>
      <PlaceHead />
      <PanelBoundary>
        <TrialPanel />
      </PanelBoundary>
      <PanelBoundary>
        <ChosenCommune facts={facts} />
        {facts.trial === null && <SummaryFigures />}
        <RankingList facts={facts} />
      </PanelBoundary>
      <PanelBoundary>
        <SitingResult />
      </PanelBoundary>
    </section>
  )
}

function PlaceHead() {
  const { t, language } = useWords()
  const { place, placeUnits, units } = usePlanner()
  const nameOf = useUnitName()
  const count = placeUnits.length
  return (
    <header className="gap-place">
      <div>
        <h2>{place ? nameOf(place) : t('top.country')}</h2>
        {units && (
          <p className="muted">{t('level.communeCount', { count, shown: formatCount(count, language) })}</p>
        )}
      </div>
      <ScenarioMenu />
    </header>
  )
}
