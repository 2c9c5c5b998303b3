import { endpoint } from '../../http/endpoint.ts'
import { CaseFilters } from '../cases/filter-schemas.ts'
import { answerCaseload, releaseInForce } from './answer-caseload.ts'
import { answerFacets } from './answer-facets.ts'
import { answerFromMemory } from './answer-record-holder.ts'
import { CaseFacets, Caseload, CaseloadQuery } from './schemas.ts'
import { mayReadSupportNeed } from './support-need.ts'

const caseload = endpoint(
  {
    method: 'get',
    path: '/caseload',
    summary:
      'People with an open case by unit, from a release: cells with their states, on the units of any date. ' +
      'Units of another date than the release are estimated from released cells. ' +
      'For whoever keeps records, units that lie wholly in the scope are counted from these, under any filters; ' +
      'a period names a release, and its answer is that release alone',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: async ({ trx, query, account }) =>
      JSON.stringify([(await releaseInForce(trx, query.period))?.id, mayReadSupportNeed(account.roles)]),
    points: true,
    query: CaseloadQuery,
    response: Caseload,
    recordHolders: {
      roles: ['social_officer'],
      audit: 'records',
      transaction: false,
      handler: answerFromMemory,
    },
  },
  answerCaseload,
)

const facets = endpoint(
  {
    method: 'get',
    path: '/caseload/facets',
    summary:
      'Records of the own scope by every value of every filter, each under the other filters; units and what is not mapped',
    plane: 'register',
    roles: ['social_officer'],
    audit: 'records',
    cache: 'noStore',
    // A page asks again with every touch of a filter: the look is recorded once, in a transaction of its own.
    transaction: false,
    points: true,
    query: CaseFilters,
    response: CaseFacets,
  },
  answerFacets,
)

export const routes = [caseload, facets]
