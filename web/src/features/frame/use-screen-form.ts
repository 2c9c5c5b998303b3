import { useSyncExternalStore } from 'react'

/** How the page is laid out: both panels docked, the right one floating, a drawer, or a phone's sheet. */
export type ScreenForm = 'docked' | 'floating' | 'drawer' | 'sheet'

const QUERIES: { query: string; form: ScreenForm }[] = [
  { query: '(min-width: 1280px)', form: 'docked' },
  { query: '(min-width: 1024px)', form: 'floating' },
  { query: '(min-width: 768px)', form: 'drawer' },
]

/** The form for the width of the window; at 200 % zoom the window is half as wide and takes the next form. */
export function useScreenForm(): ScreenForm {
  return useSyncExternalStore(subscribe, currentForm)
}

function currentForm(): ScreenForm {
  return QUERIES.find(({ query }) => matchMedia(query).matches)?.form ?? 'sheet'
}

function subscribe(listener: () => void): () => void {
  const lists = QUERIES.map(({ query }) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', listener)
  return () => {
    for (const list of lists) list.removeEventListener('change', listener)
  }
}
