import type { AccessService } from '@hoanhap/server/contract.ts'
import type { UnitFigure } from '../../../figures/figure.ts'
import type { FigureList } from '../../../figures/figure-set.ts'
import { type Measure, roundTo } from '../../../figures/measure.ts'
import { formatDecimal, type Language } from '../../../i18n/formats.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { CommuneFacts } from './commune-facts.ts'

/** How the three answers to "where is it missing" are measured; the dark end is where most is missing. */
export const GAP_MEASURE: Readonly<Record<GapMeasure, Measure>> = {
  gap: { name: 'withinReach', decimals: 1, zeroApart: false, palette: 'gap', reversed: true },
  nearest: { name: 'nearestOnTheWay', decimals: 1, zeroApart: false, palette: 'gap', reversed: false },
  ratio: { name: 'insideCommune', decimals: 1, zeroApart: false, palette: 'gap', reversed: true },
}

/** So many people a figure is told for: openings are many, services few. */
export function peopleUnit(service: AccessService): 100 | 1000 {
  return service === 'employer' ? 100 : 1000
}

export type Figured = Pick<UnitFigure, 'state' | 'value'>
const NO_DATA: Figured = { state: 'noData', value: null }

/**
 * The figure of a commune under a measure, rounded as it is shown. `perPeople` is 100 or 1,000.
 * - `gap`: capacity within reach for so many people, who share it with everybody else who reaches it.
 * - `nearest`: kilometres on the way to the nearest place.
 * - `ratio`: capacity inside the commune for so many of its own people; hidden where these are, for a ratio to an estimate
 *   of a hidden count says nothing.
 */
export function figureOf(measure: GapMeasure, facts: CommuneFacts, perPeople: number): Figured {
  const { need, within, capacityInside } = facts
  if (measure === 'nearest') {
    if (within === null || within.nearestKm === null) return NO_DATA
    return { state: 'value', value: roundTo(GAP_MEASURE.nearest, within.nearestKm) }
  }
  if (need === null) return NO_DATA
  if (measure === 'gap') {
    if (within === null) return NO_DATA
    return { state: stateOf(need.state), value: roundTo(GAP_MEASURE.gap, within.score * perPeople) }
  }
  if (need.state === 'suppressed') return { state: 'suppressed', value: null }
  if (need.people === 0) return { state: 'notApplicable', value: null }
  const value = roundTo(GAP_MEASURE.ratio, (capacityInside / need.people) * perPeople)
  return { state: stateOf(need.state), value }
}

function stateOf(state: 'value' | 'estimated' | 'suppressed'): 'value' | 'estimated' {
  return state === 'value' ? 'value' : 'estimated'
}

interface Asked {
  measure: GapMeasure
  perPeople: number
  language: Language
  asOf: string
}

/** The figures of communes under a measure, for the map, the legend and the table. */
export function figureList(
  facts: readonly CommuneFacts[],
  { measure, perPeople, language, asOf }: Asked,
): FigureList {
  const { decimals } = GAP_MEASURE[measure]
  const figures = facts.map((one): UnitFigure => {
    const { state, value } = figureOf(measure, one, perPeople)
    const { id, code, name, parentCode } = one.unit
    const display =
      value === null ? (state === 'suppressed' ? 'ẩn' : '–') : formatDecimal(value, decimals, language)
    return { unitId: id, code, name, parentCode, state, value, display }
  })
  return { measure: GAP_MEASURE[measure], level: 'commune', asOf, figures }
}
