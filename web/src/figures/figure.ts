import type { Day } from '@hoanhap/geo/day.ts'
import type { Caseload, CellState, Coverage, Level, Unit } from '@hoanhap/server/contract.ts'
import type { Language } from '../i18n/formats.ts'
import type { Theme } from '../url-state/view-state.ts'
import { type Measure, roundTo } from './measure.ts'

/** The figure of one unit under one theme: what the map paints, the table lists and the tooltip says. */
export interface UnitFigure {
  unitId: number
  code: string
  name: string
  parentCode: string | null
  state: CellState
  /** In the unit of measure of the theme, rounded as it is shown; null unless value, zero or estimated. */
  value: number | null
  /** What a person reads: "128", "1,9", "+12", "≈", "<10", "ẩn", "–". */
  display: string
  /** What a share is of, and the ends of its 95 % interval in per cent. */
  share?: { count: number; of: number; low: number; high: number }
  /** Why there is no figure, where the state alone does not say it. */
  why?: WhyMissing
}

/**
 * `outsideScope`: the release has no such figure and the records are not the reader's; `tooFewAssessed`: a share of so
 * few says nothing; `provinceOnly`: a release has this table for provinces only.
 */
export type WhyMissing = 'outsideScope' | 'tooFewAssessed' | 'provinceOnly'

/** What the figures of a theme are computed from. Rows of caseload and coverage are on the units given. */
export interface FigureSource {
  theme: Theme
  language: Language
  level: Level
  asOf: Day
  units: readonly Unit[]
  /** The release of the period; by support need for the theme of that name. */
  caseload?: Caseload
  /** The release of the quarter before, on the same units; for the theme `change`. */
  previous?: Caseload
  coverage?: Coverage
  /** Whether the caseload is filtered as no release is. */
  filtered?: boolean
}

export const MEASURES: Readonly<Record<Theme, Measure>> = {
  caseload: { name: 'caseload', decimals: 0, zeroApart: true, palette: 'caseload', reversed: false },
  rate: { name: 'rate', decimals: 1, zeroApart: true, palette: 'caseload', reversed: false },
  change: { name: 'change', decimals: 0, zeroApart: false, palette: 'change', reversed: false },
  supportNeed: { name: 'supportNeed', decimals: 1, zeroApart: false, palette: 'caseload', reversed: false },
  openings: { name: 'openings', decimals: 0, zeroApart: false, palette: 'gap', reversed: true },
  employers: { name: 'employers', decimals: 0, zeroApart: true, palette: 'caseload', reversed: false },
  services: { name: 'services', decimals: 0, zeroApart: true, palette: 'caseload', reversed: false },
  nearest: { name: 'nearest', decimals: 1, zeroApart: false, palette: 'gap', reversed: false },
}

/** The number as it is shown and classified. */
export function roundFor(theme: Theme, value: number): number {
  return roundTo(MEASURES[theme], value)
}
