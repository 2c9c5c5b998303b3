import { useWords } from '../../../i18n/i18n.ts'
import { Slider } from '../../../ui/slider.tsx'
import { useReachNumber } from '../map/use-reach-words.ts'

const LEAST_KM = 0.5
const MOST_KM = 50
const STEP_KM = 0.5

interface ReachSliderProps {
  value: number
  onChange: (catchmentKm: number) => void
}

/** How far people go, in kilometres on the way. A scenario may go farther than the slider does. */
export function ReachSlider({ value, onChange }: ReachSliderProps) {
  const { t } = useWords()
  const km = useReachNumber()(value)
  return (
    <div className="gap-reach">
      <p className="gap-caption">
        <span>{t('gap.reach')}</span>
        <strong className="digits">{t('gap.km', { km })}</strong>
      </p>
      <Slider
        label={t('gap.reach')}
        value={value}
        min={LEAST_KM}
        max={Math.max(MOST_KM, value)}
        step={STEP_KM}
        valueText={t('gap.km', { km })}
        onChange={onChange}
      />
    </div>
  )
}
