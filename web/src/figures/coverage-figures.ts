import { per100 } from '@hoanhap/geo/units.ts'
import type { CaseloadRow, CoverageRow } from '@hoanhap/server/contract.ts'
import { formatCount, formatKilometres, type Language } from '../i18n/formats.ts'
import { type Cell, hiddenCell, NO_DATA, NOT_APPLICABLE } from './caseload-figures.ts'
import { roundFor } from './figure.ts'

/** Open positions per 100 people in the caseload; hidden where the caseload is, or it could be computed back. */
export function openingsCell(
  coverage: CoverageRow | undefined,
  caseload: CaseloadRow | undefined,
  language: Language,
): Cell {
  if (!coverage || !caseload) return NO_DATA
  if (caseload.count === null) return hiddenCell(caseload)
  const share = per100(coverage.openings, caseload.count)
  if (share === null) return NOT_APPLICABLE
  const value = roundFor('openings', share)
  const state = caseload.state === 'estimated' || coverage.estimated ? 'estimated' : 'value'
  return { state, value, display: formatCount(value, language) }
}

/** Number of employers or of services; estimated on former districts, which are drawn as whole communes. */
export function placesCell(
  coverage: CoverageRow | undefined,
  kind: 'employers' | 'services',
  language: Language,
): Cell {
  if (!coverage) return NO_DATA
  const count = coverage[kind]
  const exact = count === 0 ? 'zero' : 'value'
  return {
    state: coverage.estimated ? 'estimated' : exact,
    value: count,
    display: formatCount(count, language),
  }
}

/** Great-circle kilometres from the inner point of the unit to the nearest employer that accepts people. */
export function nearestCell(coverage: CoverageRow | undefined, language: Language): Cell {
  const km = coverage?.nearestEmployerKm ?? null
  if (!coverage || km === null) return NO_DATA
  const value = roundFor('nearest', km)
  return {
    state: coverage.estimated ? 'estimated' : 'value',
    value,
    display: formatKilometres(value, language),
  }
}
