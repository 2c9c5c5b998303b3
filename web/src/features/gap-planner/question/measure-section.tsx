import { Columns2 } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { type Compared, GAP_MEASURES, type GapMeasure, type GapView } from '../../../url-state/gap-view.ts'
import { useOffer } from '../map/gap-words.ts'
import { usePlanner } from '../model/planner-context.ts'

/** By which of three measures the map is painted, and two of them side by side. */
export function MeasureSection() {
  const { t } = useWords()
  const { view, change } = usePlanner()
  const compare = () =>
    change({ compare: view.compare ? null : besides(view), ...(!view.compare && { view: 'map' as const }) })
  return (
    <section className="panel-section gap-measures">
      <h2 className="section-title">{t('gap.measure')}</h2>
      <MeasureChoice value={view.measure} onChange={(measure) => change({ measure })} />
      <Button icon={Columns2} aria-pressed={view.compare !== null} onClick={compare}>
        {view.compare ? t('gap.oneMap') : t('gap.compare')}
      </Button>
    </section>
  )
}

/** The second map starts as the question that most often says otherwise. */
function besides({ measure, catchmentKm, decay }: GapView): Compared {
  return { measure: measure === 'gap' ? 'nearest' : 'gap', catchmentKm, decay }
}

interface MeasureChoiceProps {
  value: GapMeasure
  onChange: (measure: GapMeasure) => void
}

function MeasureChoice({ value, onChange }: MeasureChoiceProps) {
  const { t } = useWords()
  const name = useId()
  const offer = useOffer()
  return (
    <fieldset className="gap-measure-list">
      <legend className="for-screen-readers">{t('gap.measure')}</legend>
      {GAP_MEASURES.map((measure) => (
        <label key={measure} className="method" data-chosen={value === measure || undefined}>
          <input type="radio" name={name} checked={value === measure} onChange={() => onChange(measure)} />
          <span>
            {t(`gap.measures.${measure}`)}
            <span className="muted">{t(`gap.measureNote.${offer}.${measure}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
