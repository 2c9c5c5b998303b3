import { endpoint } from '../../http/endpoint.ts'
import { answerSiting, answerSitingToRecordHolder } from './answer-siting.ts'
import { Siting, SitingInput } from './schemas.ts'

const siting = endpoint(
  {
    method: 'post',
    path: '/siting',
    summary:
      'The communes where new places would reach the most people in need whom no place reaches, with its proof; ' +
      'stores nothing. People are reckoned as in /access',
    plane: 'release',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    body: SitingInput,
    response: Siting,
    recordHolders: { roles: ['social_officer'], audit: 'records', handler: answerSitingToRecordHolder },
  },
  answerSiting,
)

export const routes = [siting]
