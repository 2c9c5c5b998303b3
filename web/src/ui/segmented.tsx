import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import './segmented.css'
import { Tooltip } from './tooltip.tsx'

export interface SegmentedOption<Value extends string> {
  value: Value
  label: string
  icon?: LucideIcon
  /** Shows only the sign; the label becomes its name. */
  iconOnly?: boolean
  disabled?: boolean
}

interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  options: SegmentedOption<Value>[]
  onChange: (value: Value) => void
  floating?: boolean
}

/** One of a few, all in sight: a group of radio buttons in one track. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={props.floating ? 'segmented segmented-floating' : 'segmented'}>
      <legend className="for-screen-readers">{props.label}</legend>
      {props.options.map((option) => (
        <Segment
          key={option.value}
          name={name}
          option={option}
          chosen={option.value === props.value}
          onChoose={() => props.onChange(option.value)}
        />
      ))}
    </fieldset>
  )
}

interface SegmentProps {
  name: string
  option: SegmentedOption<string>
  chosen: boolean
  onChoose: () => void
}

function Segment({ name, option, chosen, onChoose }: SegmentProps) {
  const { icon: Icon, iconOnly, label } = option
  const segment = (
    <label className="segment" data-chosen={chosen || undefined} data-disabled={option.disabled || undefined}>
      <input type="radio" name={name} checked={chosen} disabled={option.disabled} onChange={onChoose} />
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      <span className={iconOnly ? 'for-screen-readers' : undefined}>{label}</span>
    </label>
  )
  return iconOnly ? <Tooltip words={label}>{segment}</Tooltip> : segment
}
