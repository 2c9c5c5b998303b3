import { Minus, Plus, Trash2 } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { LEAST_CAPACITY, MOST_CAPACITY, type TriedPlace } from './edits.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** The chosen place: where it is, how many openings it has, and how to try without it. */
export function ChosenPlace({ place }: { place: TriedPlace }) {
  const { t } = useWords()
  const { trial, view } = usePlanner()
  const whereIs = useWhereabouts()
  return (
    <div className="trial-chosen">
      <p>
        <strong>{place.name ?? t('trial.newPlace')}</strong>, {whereIs(place)}
      </p>
      <div className="trial-tools">
        {view.service === 'employer' && <Openings place={place} />}
        <Button
          size="small"
          icon={Trash2}
          onClick={() => {
            trial.remove(place.id)
            trial.select(null)
          }}
        >
          {t(place.before ? 'trial.without' : 'trial.takeAway')}
        </Button>
      </div>
      <p className="trial-keys">{t(view.service === 'employer' ? 'trial.keys' : 'trial.keysPlace')}</p>
    </div>
  )
}

function Openings({ place: { id, capacity } }: { place: TriedPlace }) {
  const { t } = useWords()
  const { trial } = usePlanner()
  const set = (wanted: number) => trial.resize(id, wanted)
  return (
    <fieldset className="stepper">
      <legend className="for-screen-readers">{t('trial.openingsField')}</legend>
      <button
        type="button"
        aria-label={t('trial.fewer')}
        disabled={capacity <= LEAST_CAPACITY}
        onClick={() => set(capacity - 1)}
      >
        <Minus size={16} strokeWidth={1.75} aria-hidden />
      </button>
      <output className="digits" aria-label={t('trial.openingsField')}>
        {capacity}
      </output>
      <button
        type="button"
        aria-label={t('trial.more')}
        disabled={capacity >= MOST_CAPACITY}
        onClick={() => set(capacity + 1)}
      >
        <Plus size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </fieldset>
  )
}
