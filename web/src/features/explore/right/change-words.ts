import type { CellValue, Level } from '@hoanhap/server/contract.ts'
import { NEARLY_UNCHANGED } from '../../../figures/caseload-figures.ts'
import { formatDifference, type Language } from '../../../i18n/formats.ts'

export type ChangeWords = 'unknown' | 'same' | { difference: string }

/**
 * How a count moved between two quarters: unknown as soon as one of the two is hidden or missing, "same" below a
 * change of 10 under the province, where the difference between two releases says nothing.
 */
export function changeWords(
  before: CellValue | null,
  now: CellValue | null,
  level: Level,
  language: Language,
): ChangeWords {
  if (before === null || now === null || before.count === null || now.count === null) return 'unknown'
  const difference = now.count - before.count
  if (difference === 0 || (level !== 'province' && Math.abs(difference) < NEARLY_UNCHANGED)) return 'same'
  return { difference: formatDifference(difference, language) }
}
