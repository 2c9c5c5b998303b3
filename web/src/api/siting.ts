import type { Siting, SitingInput } from '@hoanhap/server/contract.ts'
import { request } from './client.ts'

/** The question as it is asked: what has a usual value may be left out. */
export type SitingQuestion = Partial<SitingInput> & Pick<SitingInput, 'service' | 'p' | 'radiusKm'>

/** Where new places would help most, with the proof. @throws ApiError */
export async function findSites(question: SitingQuestion, signal: AbortSignal): Promise<Siting> {
  const { data } = await request<Siting>('/siting', { method: 'POST', body: question, signal })
  return data
}
