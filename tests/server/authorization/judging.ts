import type { World } from './world.ts'

export interface Judging {
  world: World
  today: string
  /** What a caller without records is told, by path and query: the truth about everything outside a scope. */
  released: (path: string) => Promise<unknown>
  /** The same of places that are only tried, and of where new places would help, by the body of the question. */
  releasedTrial: (body: string) => Promise<unknown>
  releasedSiting: (body: string) => Promise<unknown>
}
