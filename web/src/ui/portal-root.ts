import { createContext } from 'react'

/**
 * Where menus and popovers hang: the main landmark, so that a screen reader never finds them outside of the page. It is
 * given before anything can be opened: a portal that is moved is made anew, and what was open in it shuts.
 */
export const PortalRoot = createContext<HTMLElement | null>(null)
