import { Moon, Sun } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import { type ThemeChoice, useTheme } from '../../theme/theme.ts'
import { Menu, MenuChoices } from '../../ui/menu.tsx'

const CHOICES = ['light', 'dark', 'system'] as const

/** Light, dark or as the system; the sign shows what is in force. */
export function ThemeMenu() {
  const { t } = useWords()
  const { shade } = useTheme()
  const Icon = shade === 'dark' ? Moon : Sun
  const trigger = (
    <button type="button" className="icon-button" aria-label={t('top.theme')} title={t('top.theme')}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      <ThemeChoices />
    </Menu>
  )
}

/** The three choices, within any menu. */
export function ThemeChoices() {
  const { t } = useWords()
  const { choice, setChoice } = useTheme()
  const words = { light: t('top.themeLight'), dark: t('top.themeDark'), system: t('top.themeSystem') }
  return (
    <MenuChoices<ThemeChoice>
      label={t('top.theme')}
      value={choice}
      options={CHOICES.map((value) => ({ value, label: words[value] }))}
      onChange={setChoice}
    />
  )
}
