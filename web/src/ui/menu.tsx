import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useContext } from 'react'
import './menu.css'
import { PortalRoot } from './portal-root.ts'

interface MenuProps {
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'end'
}

/** A list of actions or choices that hangs on its button. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    // Not modal: a modal menu writes a <style> element, which the content security policy refuses.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={useContext(PortalRoot)}>
        <Radix.Content className="menu" align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  children: ReactNode
  onSelect: () => void
  icon?: LucideIcon
  current?: boolean
}

export function MenuItem({ children, onSelect, icon: Icon, current }: MenuItemProps) {
  return (
    <Radix.Item className="menu-item" onSelect={onSelect} data-current={current || undefined}>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </Radix.Item>
  )
}

interface MenuChoicesProps<Value extends string> {
  label: string
  value: Value
  options: { value: Value; label: string; note?: string }[]
  onChange: (value: Value) => void
}

/** A group of choices, one of them chosen. */
export function MenuChoices<Value extends string>(props: MenuChoicesProps<Value>) {
  const choose = (value: string) => {
    const option = props.options.find((candidate) => candidate.value === value)
    if (option) props.onChange(option.value)
  }
  return (
    <Radix.RadioGroup aria-label={props.label} value={props.value} onValueChange={choose}>
      {props.options.map((option) => (
        <Radix.RadioItem key={option.value} className="menu-item" value={option.value}>
          <span className="menu-check">
            <Radix.ItemIndicator>
              <Check size={16} strokeWidth={2} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <span>
            {option.label}
            {option.note && <span className="menu-note">{option.note}</span>}
          </span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="menu-label">{children}</Radix.Label>
)
export const MenuLine = () => <Radix.Separator className="menu-line" />
