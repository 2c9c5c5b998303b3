import { Switch as Radix } from 'radix-ui'
import './switch.css'

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  id?: string
  disabled?: boolean
}

/** On or off, at once. */
export function Switch({ label, checked, onChange, id, disabled }: SwitchProps) {
  return (
    <Radix.Root
      id={id}
      className="switch"
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
    >
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  )
}
