import type { Day } from '@hoanhap/geo/day.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { type TriedScenario, triedScenario } from '../scenarios/queries.ts'
import type { ScenarioEdit } from '../scenarios/schemas.ts'
import type { AccessQuery, AccessService } from './schemas.ts'
import type { AccessTrial } from './tried-schemas.ts'

/** What is asked, with whatever the query leaves open filled in. */
export interface AccessQuestion
  extends Required<Pick<AccessQuery, 'catchmentKm' | 'decay' | 'steps' | 'level'>> {
  service: AccessService
  trade: string | null
  asOf: Day
  /** What is tried with places; nothing without a scenario. */
  edits: readonly ScenarioEdit[]
  scenario: Pick<TriedScenario, 'id' | 'name' | 'version'> | null
}

const USUAL = { service: 'employer', catchmentKm: 10, decay: 'gaussian', steps: '2' } as const

/**
 * The question of somebody who tries places without keeping them.
 * @throws 400 naming `trade`
 */
export function questionOfTrial(trial: AccessTrial, today: Day): AccessQuestion {
  const { trade, service, asOf } = trial
  if (trade !== null && service !== 'employer') throw tradeOfService()
  return { ...trial, level: 'commune', asOf: asOf ?? today, scenario: null }
}

/**
 * The question of the query; with a scenario, its parameters where the query gives none.
 * @throws 400 naming `scenario`, `service` or `trade`
 */
export async function questionOf({
  trx,
  query,
  today,
}: Pick<Context<unknown, AccessQuery, unknown>, 'trx' | 'query' | 'today'>): Promise<AccessQuestion> {
  const scenario = query.scenario === undefined ? null : await triedScenario(trx, query.scenario)
  if (scenario === undefined) throw refused('scenario', 'unknown_scenario', 'there is no such scenario')
  const { service, trade, catchmentKm, decay, steps, asOf } = { ...USUAL, ...scenario?.parameters }
  const question = {
    service: query.service ?? service,
    trade: query.trade ?? trade ?? null,
    catchmentKm: query.catchmentKm ?? catchmentKm,
    decay: query.decay ?? decay,
    steps: query.steps ?? steps,
    level: query.level,
    asOf: query.asOf ?? asOf ?? today,
  }
  if (question.service !== service && scenario)
    throw refused('service', 'other_service', `the scenario is about ${service}`)
  if (question.trade !== null && question.service !== 'employer') throw tradeOfService()
  if (!scenario) return { ...question, edits: [], scenario: null }
  const { id, name, version, edits } = scenario
  return { ...question, edits, scenario: { id, name, version } }
}

function tradeOfService() {
  return refused('trade', 'employers_only', 'only employers are told apart by trade')
}

function refused(path: string, code: string, message: string) {
  return problems.invalidRequest([{ path, code, message }])
}
