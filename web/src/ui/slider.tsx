import './slider.css'

interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  step: number
  onChange: (value: number) => void
  /** What a screen reader says instead of the bare number. */
  valueText: string
}

/** A value on a line; the browser's own range control, so every key works. */
export function Slider({ label, value, min, max, step, onChange, valueText }: SliderProps) {
  const filled = ((value - min) / (max - min)) * 100
  return (
    <input
      className="slider"
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      style={{ '--filled': `${filled}%` }}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  )
}
