import { EventEmitter } from 'node:events'
import { dayInVietnam } from '@hoanhap/geo/day.ts'
import type { Database } from '../db/connect.ts'
import { RoadService } from '../features/access/road-service.ts'
import { LookLog } from '../features/audit/look-log.ts'
import { ImportJobs } from '../features/imports/import-jobs.ts'
import { CasePoints } from '../features/points/case-points.ts'
import { Watch } from '../features/points/watch.ts'
import type { Keys } from '../secrets/keys.ts'
import { AnswerMemory } from './answer-memory.ts'
import { Memory } from './memory.ts'
import type { AppServices, HttpConfig, PackIdentity } from './services.ts'
import { SessionMemory } from './session-memory.ts'
import { SignInLimiter } from './sign-in-limiter.ts'

/** The services over an open database that holds a pack. */
export function createServices(
  db: Database,
  pack: PackIdentity,
  config: HttpConfig,
  demoAccounts: boolean,
  keys: Keys,
): AppServices {
  const watch = new Watch(db)
  return {
    db,
    pack,
    demoAccounts,
    config,
    keys,
    events: new EventEmitter(),
    memory: new Memory(),
    answers: new AnswerMemory(),
    sessions: new SessionMemory(),
    looks: new LookLog(db),
    watch,
    points: new CasePoints(db, watch),
    imports: new ImportJobs(),
    roads: config.routingUrl && new RoadService(config.routingUrl),
    signInLimiter: new SignInLimiter(),
    today: () => dayInVietnam(Date.now()),
  }
}
