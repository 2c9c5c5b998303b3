import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Keys by what they do. Single letters can be switched off (WCAG 2.1.4), Escape cannot. */
export type Shortcuts = Readonly<Record<string, () => void>>

/** Closes the topmost part; works also while single letters are off. */
export const CLOSE_KEY = 'Escape'

const STORAGE_KEY = 'hoa-nhap.single-letter-keys'
const listeners = new Set<() => void>()
let lettersOn = readKept()

/** Runs an action for a key pressed anywhere but in a field, a menu or a dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!action || !isFree(event)) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** Closes what lies over the page with Escape, before the page itself takes the key. */
export function useCloseKey(close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== CLOSE_KEY || !isFree(event)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [])
}

/** Whether single-letter keys work, and the switch for it. */
export function useSingleLetterKeys(): [boolean, (on: boolean) => void] {
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return [useSyncExternalStore(subscribe, () => lettersOn), setLetters]
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key.length === 1 && !lettersOn) return false
  // A dialog has the keys also while nothing in it has the focus, as after its button was switched off.
  if (document.querySelector('dialog[open]')) return false
  const target = event.target as Element | null
  return !target?.closest('input:not([type=radio]):not([type=range]), textarea, select, [role=menu]')
}

function setLetters(on: boolean): void {
  lettersOn = on
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  } catch (error) {
    console.info('The setting is not kept in this browser.', error)
  }
  for (const listener of listeners) listener()
}

function readKept(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off'
  } catch {
    return true
  }
}
