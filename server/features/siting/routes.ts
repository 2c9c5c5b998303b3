import { endpoint } from '../../http/endpoint.ts'
import { answerSiting, answerSitingToRecordHolder } from './answer-siting.ts'
import { Siting, SitingInput } from './schemas.ts'

const siting = endpoint(
  {
    method: 'post',
    path: '/siting',
    summary:
      'Where new places would reach the most people in need whom no place reaches, or shorten their ways most, with the proof; ' +
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
