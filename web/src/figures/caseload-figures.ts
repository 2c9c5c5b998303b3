import { per1000 } from '@hoanhap/geo/units.ts'
import type { CaseloadRow, CellValue, Unit } from '@hoanhap/server/contract.ts'
import {
  formatCount,
  formatDecimal,
  formatDifference,
  formatPercent,
  type Language,
} from '../i18n/formats.ts'
import { type FigureSource, roundFor, type UnitFigure } from './figure.ts'
import { wilsonInterval } from './wilson.ts'

/** A cell without its unit: what each theme makes of the rows of one unit. */
export type Cell = Pick<UnitFigure, 'state' | 'value' | 'display' | 'interval'>

export const NO_DATA: Cell = { state: 'noData', value: null, display: '–' }
export const NOT_APPLICABLE: Cell = { state: 'notApplicable', value: null, display: '–' }

/** Below this a difference between two releases of a commune is noise and is written "≈". */
export const NEARLY_UNCHANGED = 10

/** People in the caseload. */
export function countCell(row: CaseloadRow | undefined, language: Language): Cell {
  if (!row) return NO_DATA
  if (row.count === null) return hiddenCell(row)
  return { state: row.state, value: row.count, display: formatCount(row.count, language) }
}

/** People in the caseload per 1,000 inhabitants; no figure where the population is not known. */
export function rateCell(row: CaseloadRow | undefined, unit: Unit, language: Language): Cell {
  if (!row) return NO_DATA
  if (row.count === null) return hiddenCell(row)
  const rate = unit.population === null ? null : per1000(row.count, unit.population)
  if (rate === null) return NO_DATA
  const value = roundFor('rate', rate)
  return { state: row.state, value, display: formatDecimal(value, 1, language) }
}

/** Difference to the quarter before; hidden as soon as one of the two is. */
export function changeCell(
  row: CaseloadRow | undefined,
  before: CaseloadRow | undefined,
  { level, language }: Pick<FigureSource, 'level' | 'language'>,
): Cell {
  if (!row || !before) return NO_DATA
  if (row.count === null) return hiddenCell(row)
  if (before.count === null) return hiddenCell(before)
  const value = row.count - before.count
  const state = row.state === 'estimated' || before.state === 'estimated' ? 'estimated' : 'value'
  const nearly = level !== 'province' && Math.abs(value) < NEARLY_UNCHANGED
  return { state, value, display: nearly ? '≈' : formatDifference(value, language) }
}

/** Share of people with a high support need, in per cent with its 95 % interval; released by province only. */
export function supportNeedCell(
  row: CaseloadRow | undefined,
  { level, language }: Pick<FigureSource, 'level' | 'language'>,
): Cell {
  if (level !== 'province') return NOT_APPLICABLE
  const high = row?.by?.high
  if (!row || !high) return NO_DATA
  if (row.count === null) return hiddenCell(row)
  if (high.count === null) return hiddenCell(high)
  const interval = wilsonInterval(high.count, row.count)
  if (interval === null) return NOT_APPLICABLE
  const value = roundFor('supportNeed', (100 * high.count) / row.count)
  const state = row.state === 'estimated' || high.state === 'estimated' ? 'estimated' : 'value'
  return {
    state,
    value,
    display: formatPercent(value, language),
    interval: { low: 100 * interval.low, high: 100 * interval.high },
  }
}

/** A cell without a number keeps its state and its own words. */
export function hiddenCell({ state, display }: CellValue): Cell {
  return { state, value: null, display }
}
