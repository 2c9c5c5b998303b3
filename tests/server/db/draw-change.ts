import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random } from '@hoanhap/geo/random.ts'
import { BODIES } from '../../../seeds/legal/bodies.ts'
import { RULES } from '../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import type { ProposedChange } from '../../support/register.ts'
import { addMonths, type CaseState, type World } from './legal-model.ts'

/** How often a part of a proposal is drawn without regard to the rules. */
const CARELESS = 0.07

/** A change as an office might propose it: mostly right, and wrong in every way that there is. */
export function drawChange(
  random: Random,
  state: CaseState,
  world: World,
  units: readonly number[],
): ProposedChange {
  const careless = () => random() < CARELESS
  const decisionOn = drawDecisionDay(random, state, world, careless())
  const inForce = decisionOn < '2026-07-01' ? 'L73' : 'L120'
  const regime = careless() ? pick(random, ['L73', 'L120', 'L99']) : inForce
  const next = TRANSITIONS.filter((t) => t.regime === inForce && t.from === (state.status ?? 'opening'))
  const toStatus = careless() || next.length === 0 ? pick(random, STATUSES).code : pick(random, next).to
  const rule = RULES.find((r) => r.regime === inForce && r.status === toStatus)
  const effectiveOn = careless()
    ? addDays(decisionOn, integerBetween(random, -40, 400))
    : addDays(decisionOn, integerBetween(random, 0, 3))
  return {
    toStatus,
    regime,
    decisionNumber: careless() ? pick(random, [null, '', '  ']) : '12/QĐ',
    decisionOn,
    issuingBody: careless() ? pick(random, BODIES).code : pick(random, rule?.decidedBy ?? ['court']),
    effectiveOn,
    plannedEnd: drawEnd(random, effectiveOn, toStatus, rule, careless()),
    reductionDocument: random() < 0.3 ? '7/QĐ' : pick(random, [null, ' ']),
    toUnitId: (toStatus === 'moved') !== careless() ? pick(random, units) : null,
  }
}

function drawDecisionDay(random: Random, state: CaseState, { today }: World, careless: boolean): Day {
  if (careless) return addDays(today, pick(random, [integerBetween(random, -2000, 0), 1, 20]))
  const earliest = state.lastChangeOn ?? state.openedOn
  // Not far ahead, so that a case lives through several changes; sometimes to the very day before.
  const day = addDays(earliest, integerBetween(random, 0, 150))
  return day < today ? day : today
}

function drawEnd(
  random: Random,
  from: Day,
  toStatus: string,
  rule: (typeof RULES)[number] | undefined,
  careless: boolean,
): Day | null {
  if (careless) return pick(random, [null, addDays(from, integerBetween(random, -10, 1200))])
  const endless = toStatus === 'moved' || STATUSES.some(({ code, terminal }) => code === toStatus && terminal)
  if (endless || !rule) return null
  if (rule.mostMonths === null) return random() < 0.5 ? null : addMonths(from, 3)
  // At the edges, where a day too few or too many is a mistake.
  const edge = random() < 0.5 ? addMonths(from, rule.leastMonths ?? 1) : addMonths(from, rule.mostMonths)
  return addDays(edge, pick(random, [-2, -1, -1, 0, 0, 0, 0, 1]))
}
