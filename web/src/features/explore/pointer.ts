import { createContext } from 'react'

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]

/** Where the pointer is on the map; apart from the rest of the page, since it changes with every move. */
export const PointerContext = createContext<Position | null>(null)
