import { Popover as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useContext } from 'react'
import './popover.css'
import { PortalRoot } from './portal-root.ts'

interface PopoverProps {
  trigger: ReactElement
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  wide?: boolean
}

/** A small panel that hangs on its button; Esc and a press outside close it. */
export function Popover(props: PopoverProps) {
  const { trigger, label, children, align = 'start', side = 'bottom', wide, ...root } = props
  return (
    <Radix.Root {...root}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={useContext(PortalRoot)}>
        <Radix.Content
          className={wide ? 'popover popover-wide' : 'popover'}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
