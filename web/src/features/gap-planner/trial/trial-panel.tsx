import { FlaskConical, MapPin, Redo2, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { CLOSE_KEY, useShortcuts } from '../../shell/use-shortcuts.ts'
import { useWayWords } from '../map/use-way-words.ts'
import { usePlanner } from '../model/planner-context.ts'
import { KeepButton } from '../scenarios/keep-button.tsx'
import { OpenedNote } from '../scenarios/opened-note.tsx'
import { useOpenedScenario } from '../scenarios/scenario-context.ts'
import { ChosenPlace } from './chosen-place.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { EditList } from './edit-list.tsx'
import './trial.css'
import { TrialAnnouncer } from './trial-announcer.tsx'
import { TrialFigures } from './trial-figures.tsx'
import { useBenefit, usePeopleWords } from './use-benefit.ts'

/** Right panel: what is tried, what it changes, and how to keep it. Nothing of it is stored until it is kept. */
export function TrialPanel() {
  const { t } = useWords()
  const { trial, reckoned, setting } = usePlanner()
  const { scenario, changed } = useOpenedScenario()
  const way = useWayWords()
  const isTried = trial.edits.length > 0
  const kind = setting.service === 'employer' ? 'work' : 'service'
  useShortcuts({
    ...(trial.placing && { [CLOSE_KEY]: () => trial.setPlacing(false) }),
    ...(!trial.placing && trial.selected && { [CLOSE_KEY]: () => trial.select(null) }),
  })
  return (
    <section className="trial-panel" aria-labelledby="trial-title">
      <header className="trial-head">
        <FlaskConical size={17} strokeWidth={1.75} aria-hidden />
        <h2 id="trial-title">{scenario?.name ?? t(isTried ? 'trial.title' : `trial.start.${kind}`)}</h2>
        {isTried && <span>{t(changed ? 'trial.notKept' : 'trial.kept')}</span>}
      </header>
      <OpenedNote />
      {isTried && <BenefitWords />}
      {isTried && <TrialFigures />}
      {isTried && way?.provisional && (
        <p className="trial-note" role="status">
          {way.provisional}
        </p>
      )}
      {reckoned?.failed && <ErrorPanel message={t(`trial.failed.${reckoned.failed}`)} />}
      {trial.selected && <ChosenPlace place={trial.selected} />}
      <EditList />
      {trial.lost.length > 0 && <p className="trial-note">{t('trial.lost', { count: trial.lost.length })}</p>}
      <PlacingTools />
      {isTried && <TrialActions />}
      <TrialAnnouncer />
    </section>
  )
}

function BenefitWords() {
  const { t } = useWords()
  const benefit = useBenefit()
  const wordsOf = usePeopleWords()
  if (!benefit) return null
  const { better, worse } = benefit
  const tell = (name: 'helps' | 'costs', touched: typeof better) =>
    touched.communes > 0 && `${t(`trial.${name}`, { people: wordsOf(touched), count: touched.communes })} `
  return (
    <p className="trial-words">
      {tell('helps', better)}
      {tell('costs', worse)}
      {better.communes + worse.communes === 0 && t('trial.noDifference')}
    </p>
  )
}

/** How a new place is put on the map: by a click, or without a pointer in the chosen commune. */
function PlacingTools() {
  const { t } = useWords()
  const { trial, access, selectedId, setting } = usePlanner()
  const kind = setting.service === 'employer' ? 'work' : 'service'
  const location = access?.rows.find(({ unitId }) => unitId === selectedId)?.location
  return (
    <div className="trial-placing">
      {(trial.placing || trial.edits.length === 0) && (
        <p className="trial-note">{t(trial.placing ? 'trial.clickNow' : `trial.invite.${kind}`)}</p>
      )}
      <div className="trial-tools">
        <Button
          size="small"
          icon={MapPin}
          aria-pressed={trial.placing}
          onClick={() => trial.setPlacing(!trial.placing)}
        >
          {t(trial.placing ? 'trial.stopPlacing' : `trial.place.${kind}`)}
        </Button>
        {location && (
          <Button size="small" onClick={() => trial.add(location)}>
            {t('trial.placeHere')}
          </Button>
        )}
      </div>
    </div>
  )
}

function TrialActions() {
  const { t } = useWords()
  const { trial } = usePlanner()
  const [discarding, setDiscarding] = useState(false)
  return (
    <div className="trial-actions">
      <KeepButton />
      <Button icon={Undo2} disabled={!trial.canUndo} onClick={trial.undo}>
        {t('trial.undo')}
      </Button>
      {trial.canRedo && (
        <Button icon={Redo2} onClick={trial.redo}>
          {t('trial.redo')}
        </Button>
      )}
      <Button variant="quiet" icon={Trash2} onClick={() => setDiscarding(true)}>
        {t('trial.discard')}
      </Button>
      {discarding && <DiscardDialog onClose={() => setDiscarding(false)} />}
    </div>
  )
}
