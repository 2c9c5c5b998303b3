import { useMemo } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import type { Trying } from '../../../map/map-canvas-props.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useBenefit, usePeopleWords } from './use-benefit.ts'
import './trial.css'

/** What a reader may do with places on the map, and the note beside the chosen one. */
export function useTrying(): Trying {
  const { trial, view } = usePlanner()
  const { select, move, resize, remove, noteUnits, places } = trial
  const countsOpenings = view.service === 'employer'
  return useMemo(
    () => ({
      onSelect: select,
      onMove: (id, [lon, lat], continues) => move(id, [lon, lat], continues),
      onResize: countsOpenings
        ? (id, more) => {
            const place = places.find((one) => one.id === id)
            if (place) resize(id, place.capacity + more, true)
          }
        : null,
      onRemove: remove,
      onUnits: noteUnits,
      note: <TrialNote />,
    }),
    [select, move, resize, remove, noteUnits, places, countsOpenings],
  )
}

/** Beside the place: who gains from the trial, and what a hand can do. */
function TrialNote() {
  const { t } = useWords()
  const { view, trial } = usePlanner()
  const benefit = useBenefit()
  const wordsOf = usePeopleWords()
  const how = view.service === 'employer' ? t('trial.dragAndTurn') : t('trial.drag')
  if (!benefit || trial.edits.length === 0) return <p className="muted">{how}</p>
  const { better, worse } = benefit
  return (
    <>
      {better.communes > 0 && <p className="trial-gain">{t('trial.gain', { people: wordsOf(better) })}</p>}
      {worse.communes > 0 && <p className="trial-gain">{t('trial.loss', { people: wordsOf(worse) })}</p>}
      {better.communes + worse.communes === 0 && <p className="trial-gain">{t('trial.noDifference')}</p>}
      <p className="muted">{how}</p>
    </>
  )
}
