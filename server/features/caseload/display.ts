import type { CellState, CellValue } from './schemas.ts'

/** Why a cell is hidden: 0-9 people, or hidden so that no other cell follows by subtraction. */
export type Hidden = 'small' | 'protect' | null

export const NO_DATA: CellValue = { state: 'noData', count: null, display: '–' }

const thousands = new Intl.NumberFormat('vi-VN', { useGrouping: 'always' })

/** A number below a thousand has no point in it, and most counts are below a thousand. */
function numberText(count: number): string {
  return count >= 0 && count < 1000 && Number.isInteger(count) ? String(count) : thousands.format(count)
}

/**
 * A cell as it leaves the server: its state, its number if it may be shown, and what a person reads
 * ("1.225", "<10", "ẩn", "–"). A count never passes in a state that does not show one.
 */
export function cellValue(state: CellState, count: number | null, hidden: Hidden): CellValue {
  if (state === 'suppressed') return { state, count: null, display: hidden === 'protect' ? 'ẩn' : '<10' }
  if (state === 'noData' || state === 'notApplicable' || count === null) {
    return { state: state === 'notApplicable' ? state : 'noData', count: null, display: '–' }
  }
  return { state, count, display: numberText(count) }
}
