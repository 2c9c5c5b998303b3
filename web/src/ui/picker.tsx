import { ChevronDown } from 'lucide-react'
import { Menu, MenuChoices } from './menu.tsx'
import './picker.css'

interface PickerProps<Value extends string> {
  label: string
  value: Value
  options: { value: Value; label: string; note?: string }[]
  onChange: (value: Value) => void
}

/** One of several, shown as the chosen one with the others a press away. */
export function Picker<Value extends string>({ label, value, options, onChange }: PickerProps<Value>) {
  const chosen = options.find((option) => option.value === value)
  const trigger = (
    <button type="button" className="picker" aria-label={`${label}: ${chosen?.label ?? ''}`}>
      <span>{chosen?.label}</span>
      <ChevronDown size={17} strokeWidth={1.75} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuChoices label={label} value={value} options={options} onChange={onChange} />
    </Menu>
  )
}
