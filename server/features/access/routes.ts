import type { Trx } from '../../db/transactions.ts'
import { endpoint } from '../../http/endpoint.ts'
import { releaseInForce } from '../caseload/answer-caseload.ts'
import { employersState } from '../employers/queries.ts'
import { triedScenario } from '../scenarios/queries.ts'
import {
  answerAccess,
  answerAccessToRecordHolder,
  answerTrial,
  answerTrialToRecordHolder,
} from './answer-access.ts'
import { answerTrades, answerTradesToRecordHolder } from './answer-trades.ts'
import { Access, AccessQuery } from './schemas.ts'
import { TradeBalance, TradesQuery } from './trade-schemas.ts'
import { AccessTrial } from './tried-schemas.ts'

const access = endpoint(
  {
    method: 'get',
    path: '/access',
    summary:
      'Openings of employers, or services of a kind, for each person in need within reach, where many reach the same ' +
      'places (floating catchments). People in need are reckoned from released counts, with what hidden cells allow ' +
      'at least and at most; for whoever keeps records, communes of the scope are exact. With a scenario, places are as it ' +
      'has them',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: async ({ trx, query, services }) =>
      JSON.stringify([
        await releaseAndEmployers({ trx }),
        await scenarioState(trx, query.scenario),
        services.roads?.state(),
      ]),
    query: AccessQuery,
    response: Access,
    recordHolders: { roles: ['social_officer'], audit: 'records', handler: answerAccessToRecordHolder },
  },
  answerAccess,
)

const trial = endpoint(
  {
    method: 'post',
    path: '/access',
    summary:
      'The same for places as they are tried, by the parameters and edits of a scenario that is kept nowhere; stores nothing',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    body: AccessTrial,
    response: Access,
    recordHolders: { roles: ['social_officer'], audit: 'records', handler: answerTrialToRecordHolder },
  },
  answerTrial,
)

const trades = endpoint(
  {
    method: 'get',
    path: '/access/trades',
    summary:
      'For every trade the people who want it and the openings in it, how many people are left without an opening ' +
      'and how many openings without people. People are reckoned as in /access',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: releaseAndEmployers,
    query: TradesQuery,
    response: TradeBalance,
    recordHolders: { roles: ['social_officer'], audit: 'records', handler: answerTradesToRecordHolder },
  },
  answerTrades,
)

/** A text that changes with the release that counts and with every employer. */
async function releaseAndEmployers({ trx }: { trx: Trx }): Promise<string> {
  return JSON.stringify([(await releaseInForce(trx, undefined))?.id, await employersState(trx)])
}

/** The version of a scenario; null where none is asked for or there is none. */
async function scenarioState(trx: Trx, id: number | undefined): Promise<number | null> {
  return id === undefined ? null : ((await triedScenario(trx, id))?.version ?? null)
}

export const routes = [access, trial, trades]
