import { endpoint } from '../../http/endpoint.ts'
import { answerCaseload, releaseInForce } from './answer-caseload.ts'
import { Caseload, CaseloadQuery } from './schemas.ts'
import { mayReadSupportNeed } from './support-need.ts'

const caseload = endpoint(
  {
    method: 'get',
    path: '/caseload',
    summary:
      'People with an open case by unit, from a release: cells with their states, on the units of any date. ' +
      'Units of another date than the release are estimated from released cells',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: async ({ trx, query, account }) =>
      JSON.stringify([(await releaseInForce(trx, query.period))?.id, mayReadSupportNeed(account.roles)]),
    query: CaseloadQuery,
    response: Caseload,
  },
  answerCaseload,
)

export const routes = [caseload]
