import { endpoint } from '../../http/endpoint.ts'
import { releaseInForce } from '../caseload/answer-caseload.ts'
import { employersState } from '../employers/queries.ts'
import { answerAccess, answerAccessToRecordHolder } from './answer-access.ts'
import { Access, AccessQuery } from './schemas.ts'

const access = endpoint(
  {
    method: 'get',
    path: '/access',
    summary:
      'Openings of employers, or services of a kind, for each person in need within reach, where many reach the same ' +
      'places (floating catchments). People in need are reckoned from released counts, with what hidden cells allow ' +
      'at least and at most; for whoever keeps records, communes of the scope are exact',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: async ({ trx }) =>
      JSON.stringify([(await releaseInForce(trx, undefined))?.id, await employersState(trx)]),
    query: AccessQuery,
    response: Access,
    recordHolders: { roles: ['social_officer'], audit: 'records', handler: answerAccessToRecordHolder },
  },
  answerAccess,
)

export const routes = [access]
