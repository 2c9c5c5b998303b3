import { useSyncExternalStore } from 'react'

/**
 * Light, dark, or as the system says. Kept per browser; `public/theme-boot.js` applies it before the first paint.
 */
export type ThemeChoice = 'light' | 'dark' | 'system'
export type Shade = 'light' | 'dark'

const STORAGE_KEY = 'hoa-nhap.theme'
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** The choice in force and the shade that it comes to now. */
export function useTheme(): { choice: ThemeChoice; shade: Shade; setChoice: (choice: ThemeChoice) => void } {
  const choice = useSyncExternalStore(subscribe, currentChoice)
  const shade = useSyncExternalStore(subscribe, currentShade)
  return { choice, shade, setChoice }
}

function setChoice(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  keep(choice)
  for (const listener of listeners) listener()
}

function currentChoice(): ThemeChoice {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Light or dark, as it is drawn now. */
export function currentShade(): Shade {
  const choice = currentChoice()
  if (choice !== 'system') return choice
  return systemIsDark().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const query = systemIsDark()
  query.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    query.removeEventListener('change', listener)
  }
}

function keep(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, choice)
  } catch (error) {
    // A browser that keeps nothing (private window, full disk) still shows the choice until it closes.
    console.info('The theme is not kept in this browser.', error)
  }
}
