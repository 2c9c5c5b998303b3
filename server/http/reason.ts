import type { Request } from 'express'
import { problems } from './problems.ts'

const LEAST_CHARACTERS = 5
const MOST_CHARACTERS = 200

/**
 * The reason that a request brings in X-Reason: percent-encoded UTF-8, 5 to 200 characters when decoded. It travels in a
 * header and nowhere else, so that no log of addresses holds it.
 * @throws 400 reason_required when it is missing, unreadable, too short or too long
 */
export function readReason(request: Pick<Request, 'get'>): string {
  const reason = decoded(request.get('x-reason') ?? '')
    .normalize('NFC')
    .trim()
  const characters = [...reason].length
  if (characters < LEAST_CHARACTERS || characters > MOST_CHARACTERS) throw problems.reasonRequired()
  return reason
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    throw problems.reasonRequired()
  }
}
