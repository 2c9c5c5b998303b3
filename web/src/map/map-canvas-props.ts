import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import type { ReactNode } from 'react'
import type { UnitSet } from '../api/units.ts'
import type { FigureSet } from '../figures/figure-set.ts'
import type { Language } from '../i18n/formats.ts'
import type { Shade } from '../theme/theme.ts'
import type { Camera, Draw, LayerState } from '../url-state/view-state.ts'
import type { CasesOnMap, PlannedOnMap, UnitsOfDay } from './layers/map-layer.ts'
import type { MapSync } from './map-sync.ts'
import type { Drawing } from './stage.ts'

/** West, south, east, north in degrees. */
export type Bbox = readonly [number, number, number, number]

/** Pixels that floating panels cover at each side; the camera keeps the place clear of them. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** People under the pointer: one circle of many, or points that lie over each other. */
export interface CasesTarget {
  kind: 'cases'
  count: number
  /** The cases, where they are known one by one. */
  caseIds: readonly number[]
  /** Names the circles among those that are drawn. */
  keys: readonly string[]
  /** The unit of the drawing under them. */
  unitId: number | null
}

/** What is under the pointer or was clicked. */
export type MapTarget =
  | { kind: 'unit'; unitId: number }
  | { kind: 'employers'; employers: readonly EmployerFeature[] }
  | { kind: 'services'; services: readonly ServiceFeature[] }
  | CasesTarget
  /** A place of the gap planner, as it is or as it is tried. */
  | { kind: 'planned'; placeId: number }

/** What a reader may do with the places of `planned`, by pointer, wheel and keys; ids are theirs. */
export interface Trying {
  onSelect: (placeId: number | null) => void
  /** @param continues whether the same drag goes on */
  onMove: (placeId: number, position: readonly [number, number], continues: boolean) => void
  /** So many openings more, or fewer; null where there is nothing to count. */
  onResize: ((placeId: number, more: number) => void) | null
  onRemove: (placeId: number) => void
  /** Which units of the drawing the tried places lie in, as far as they are in view. */
  onUnits: (units: ReadonlyMap<number, number>) => void
  /** What stands beside the chosen place; null shows nothing. */
  note: ReactNode
}

/** `loading`: the old drawing stands while the new one is fetched; `failed`: it stays for good. */
export type MapStatus = 'loading' | 'ready' | 'failed'

/** Texts of the map itself, in the language of the reader. */
export interface MapTexts {
  /** Name of the map for screen readers. */
  map: string
  zoomIn: string
  zoomOut: string
  /** Shows the whole place again. */
  fit: string
  /** What the live region says of a unit: "Xã Đông Anh, 128 người, lớp cao nhất". */
  describeUnit: (unitId: number) => string
}

/** A map as an image, for print. */
export interface Picture {
  /** `data:` address of a PNG. */
  address: string
  /** On the ground in the middle of the map, for each pixel of the page. */
  metresPerPixel: number
  /** Of the map, in pixels of the page. */
  width: number
}

export interface PictureWish {
  /** Pixels of the image for each of the page: 3 is sharp in print. */
  pixelRatio: number
  onTaken: (picture: Picture) => void
}

export interface MapCanvasProps {
  /** `main`, or `before` and `after` in the side-by-side view; the name of the map on `window.__map`. */
  id: string
  shade: Shade
  language: Language
  /** `pack.version` of /health: part of the tiles' address. */
  packVersion: string
  /** Figures and units may be of the level and day before while new ones load; they are drawn when they agree. */
  figures: FigureSet | null
  units: UnitSet | null
  draw: Draw
  /** Figures follow a slider or a drag: they repaint the areas in place, without a fade. */
  live?: boolean
  /** Drawings that are likely to come next, with their figures: they are set up, so that a switch takes one frame. */
  likely?: readonly Drawing[]
  /** Units that are likely to be drawn next: their tiles are fetched before their figures are there. */
  ahead?: readonly UnitsOfDay[]
  /** The box of all units; no tile outside of it is fetched ahead. */
  extent?: Bbox | null
  layers: readonly LayerState[]
  employers: readonly EmployerFeature[]
  services: readonly ServiceFeature[]
  /** People, on the map of a record holder. */
  cases?: CasesOnMap | null
  /** Places as they are and as they are tried, on a map of what is missing. */
  planned?: PlannedOnMap | null
  /** Null where nothing can be tried. */
  trying?: Trying | null
  /** Natural Earth land outside the units; false for the fictional places of the demo pack. */
  showLand: boolean
  selectedId: number | null
  hoveredId: number | null
  /** What the camera fits, whenever the key changes; the country when the box is null. */
  place: { key: string; bbox: Bbox | null }
  /** The camera of the link; it wins over `place` when the map is made. */
  camera: Camera | null
  padding?: Padding
  /** Moves two maps together. */
  sync?: MapSync
  texts: MapTexts
  onSelect: (unitId: number | null) => void
  onHover: (unitId: number | null) => void
  /** Enter or double click on a unit. */
  onOpen: (unitId: number) => void
  /** Backspace. */
  onUp: () => void
  /** Click on a marker that cannot be zoomed apart, or on a single one. */
  onPlaces: (target: MapTarget) => void
  /** While it is given, a click chooses a position instead of what lies there. */
  onPosition?: (position: readonly [number, number]) => void
  /** After the reader moved the map, never after it moved itself. */
  onCamera: (camera: Camera) => void
  onStatus: (status: MapStatus) => void
  /** Where the pointer is, for the status line; null when it left. */
  onPointer?: (position: readonly [number, number] | null) => void
  /** Counts the reader's "try again" after `failed`; a new number asks for the missing tiles again. */
  attempt?: number
  /** While it is given, a picture is taken when everything is drawn. */
  picture?: PictureWish | null
  /** Content of the tooltip; null shows none. */
  tooltip: (target: MapTarget) => ReactNode
}
