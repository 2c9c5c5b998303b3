import type { Day } from '@hoanhap/geo/day.ts'
import type { ResolvedAddress } from './schemas.ts'

/** A question to the thread that reads addresses. */
export interface ReaderJob {
  id: number
  addresses: readonly string[]
  asOf: Day
  today: Day
}

export interface ReaderAnswer {
  id: number
  results: ResolvedAddress[]
}
