import { wilsonShare } from '@hoanhap/geo/rates/wilson.ts'
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

/** A cell without its unit: what each theme makes of the rows of one unit. */
export type Cell = Pick<UnitFigure, 'state' | 'value' | 'display' | 'share' | 'why'>

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

/** Below a province a share of fewer people says nothing about the place. */
export const LEAST_ASSESSED = 30

/**
 * Share of the people with an assessment in force who need much support, in per cent with its 95 % interval. Released
 * by province only; from the records also by commune and former district, where enough people are assessed.
 */
export function supportNeedCell(
  row: CaseloadRow | undefined,
  { level, language }: Pick<FigureSource, 'level' | 'language'>,
): Cell {
  if (row?.plane !== 'register' && level !== 'province') return { ...NOT_APPLICABLE, why: 'provinceOnly' }
  const high = row?.by?.high
  if (!row || !high) return NO_DATA
  if (high.count === null) return hiddenCell(high)
  const assessed = assessedOf(row)
  if (assessed === null) return { state: 'suppressed', value: null, display: 'ẩn' }
  if (level !== 'province' && assessed < LEAST_ASSESSED) return { ...NOT_APPLICABLE, why: 'tooFewAssessed' }
  const share = wilsonShare(Math.min(high.count, assessed), assessed)
  if (share === null) return NOT_APPLICABLE
  const value = roundFor('supportNeed', 100 * share.share)
  return {
    state: row.state === 'estimated' || high.state === 'estimated' ? 'estimated' : 'value',
    value,
    display: formatPercent(value, language),
    share: { count: high.count, of: assessed, low: 100 * share.low, high: 100 * share.high },
  }
}

/** People with an assessment in force: the three bands, or all but those without; null where neither is told. */
function assessedOf({ count, by = {} }: CaseloadRow): number | null {
  const bands = [by.high, by.medium, by.low].map((cell) => cell?.count ?? null)
  if (bands.every((band) => band !== null)) return bands.reduce((sum, band) => sum + band, 0)
  const without = by.none?.count ?? null
  return count === null || without === null ? null : count - without
}

/** A figure that is missing because the filters reach into records of somebody else's area says so. */
export function outsideScope(
  cell: Cell,
  row: CaseloadRow | undefined,
  { caseload, filtered = false, theme }: Pick<FigureSource, 'caseload' | 'filtered' | 'theme'>,
): Cell {
  if (caseload?.plane !== 'register' || row?.plane !== 'release') return cell
  const isMissing = cell.state === 'noData' || cell.why === 'provinceOnly'
  if (!isMissing || !(filtered || theme === 'supportNeed')) return cell
  return { ...NO_DATA, why: 'outsideScope' }
}

/** A cell without a number keeps its state and its own words. */
export function hiddenCell({ state, display }: CellValue): Cell {
  return { state, value: null, display }
}
