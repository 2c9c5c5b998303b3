import type { EventEmitter } from 'node:events'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Database } from '../db/connect.ts'
import type { RoadService } from '../features/access/road-service.ts'
import type { LookLog } from '../features/audit/look-log.ts'
import type { ImportJobs } from '../features/imports/import-jobs.ts'
import type { CasePoints } from '../features/points/case-points.ts'
import type { Watch } from '../features/points/watch.ts'
import type { Keys } from '../secrets/keys.ts'
import type { AnswerMemory } from './answer-memory.ts'
import type { Memory } from './memory.ts'
import type { SessionMemory } from './session-memory.ts'
import type { SignInLimiter } from './sign-in-limiter.ts'

/** Which data are being served. */
export interface PackIdentity {
  name: string
  version: string
  synthetic: boolean
}

/** What the request path needs to know of the configuration. */
export interface HttpConfig {
  /** The address that people type, when a proxy stands in front; decides cookies and the cross-site check. */
  publicUrl: URL | null
  /** Whether every answer is checked against its schema before it leaves. */
  checkResponses: boolean
  /** Version of the program, as `/health` says it. */
  version: string
  /** Whether the keys lie elsewhere than in the data folder, so that a copy of that folder opens nothing. */
  keysApart: boolean
  /** A routing service with the table API of OSRM; null where ways are reckoned by great circle. */
  routingUrl: URL | null
  /** A geocoding service with the search of Nominatim; null where no address is sent to anybody. */
  geocoderUrl: URL | null
}

/** Everything that lives as long as the server and that an endpoint may need. */
export interface AppServices {
  db: Database
  pack: PackIdentity
  /** Whether demo accounts exist, so that the sign-in page may offer them. */
  demoAccounts: boolean
  config: HttpConfig
  /** Opens and seals identity fields. */
  keys: Keys
  /** In-process messages: `pack` when other data are served, `authorization` when rights changed. */
  events: EventEmitter
  memory: Memory
  /** Answers that were written before, for endpoints that say what theirs depend on. */
  answers: AnswerMemory
  sessions: SessionMemory
  /** The log of who looked at counts. */
  looks: LookLog
  /** What other processes changed. */
  watch: Watch
  /** The open cases in memory. */
  points: CasePoints
  /** The work on files that were uploaded. */
  imports: ImportJobs
  /** Ways by road; null without a routing service. */
  roads: RoadService | null
  signInLimiter: SignInLimiter
  /** The day in Việt Nam. */
  today(): Day
}
