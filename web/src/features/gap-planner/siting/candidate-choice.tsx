import { MapPin, Trash2 } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { CLOSE_KEY, useShortcuts } from '../../shell/use-shortcuts.ts'
import { usePlanner } from '../model/planner-context.ts'
import { AmountInput } from './amount-input.tsx'
import { type DrawnPoint, MOST_POINTS } from './drawn-points.ts'
import { useSiting } from './use-siting.ts'

/** Where new places could stand: in every commune, or at points of one's own, which may cost something. */
export function CandidateChoice() {
  const { t } = useWords()
  const { wish, setWish } = useSiting()
  return (
    <>
      <Segmented
        label={t('siting.candidates')}
        value={wish.from}
        options={[
          { value: 'communes', label: t('siting.fromCommunes') },
          { value: 'points', label: t('siting.fromPoints') },
        ]}
        onChange={(from) => setWish({ from })}
      />
      {wish.from === 'points' && <DrawnPoints />}
    </>
  )
}

function DrawnPoints() {
  const { t } = useWords()
  const { wish, setWish } = useSiting()
  return (
    <div className="siting-points">
      <PlacingTools />
      {wish.points.length > 0 && (
        <ul className="point-list" aria-label={t('siting.points')}>
          {wish.points.map((point) => (
            <PointLine key={point.label} point={point} />
          ))}
        </ul>
      )}
      {wish.points.length > 0 && wish.objective === 'cover' && (
        <Field label={t('siting.budget')} hint={t('siting.budgetHint')}>
          <AmountInput value={wish.budget} onChange={(budget) => setWish({ budget })} />
        </Field>
      )}
    </div>
  )
}

/** By a click on the map, or without a pointer in the chosen commune. */
function PlacingTools() {
  const { t } = useWords()
  const { access, selectedId } = usePlanner()
  const { wish, drawing, setDrawing, addPoint } = useSiting()
  const location = access?.rows.find(({ unitId }) => unitId === selectedId)?.location
  const isFull = wish.points.length >= MOST_POINTS
  useShortcuts(drawing ? { [CLOSE_KEY]: () => setDrawing(false) } : {})
  return (
    <>
      <p className="siting-note" role="status">
        {isFull
          ? t('siting.pointsFull', { count: MOST_POINTS })
          : t(drawing ? 'siting.drawingNow' : 'siting.pointsInvite')}
      </p>
      <Button
        size="small"
        icon={MapPin}
        aria-pressed={drawing}
        disabled={isFull}
        onClick={() => setDrawing(!drawing)}
      >
        {t(drawing ? 'siting.stopDrawing' : 'siting.draw')}
      </Button>
      {location && (
        <Button size="small" disabled={isFull} onClick={() => addPoint(location)}>
          {t('siting.pointHere')}
        </Button>
      )}
    </>
  )
}

function PointLine({ point }: { point: DrawnPoint }) {
  const { t } = useWords()
  const { wish, setWish } = useSiting()
  const { label } = point
  return (
    <li>
      <span className="point-label">{label}</span>
      <span className="point-cost">{t('siting.cost')}</span>
      <AmountInput
        aria-label={t('siting.costOf', { label })}
        value={point.cost}
        onChange={(cost) =>
          setWish({ points: wish.points.map((one) => (one.label === label ? { ...one, cost } : one)) })
        }
      />
      <IconButton
        label={t('siting.removePoint', { label })}
        icon={Trash2}
        onClick={() => setWish({ points: wish.points.filter((one) => one.label !== label) })}
      />
    </li>
  )
}
