import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes } from 'react'
import './button.css'
import { Tooltip } from './tooltip.tsx'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'primary' | 'secondary' | 'quiet'
  size?: 'normal' | 'small'
  icon?: LucideIcon
}

/** A verb to press. One `primary` per panel. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'normal', icon: Icon, className = '', children, ...rest } = props
  return (
    <button type="button" className={`button button-${variant} button-${size} ${className}`} {...rest}>
      {Icon && <Icon size={size === 'small' ? 15 : 17} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  )
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string
  icon: LucideIcon
  shortcut?: string
}

/** A sign without a word; its name is for screen readers and in the tooltip. */
export function IconButton({ label, icon: Icon, shortcut, className = '', ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} shortcut={shortcut}>
      <button type="button" aria-label={label} className={`icon-button ${className}`} {...rest}>
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  )
}
