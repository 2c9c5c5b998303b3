import { asJob, type Trx } from '../../../../server/db/transactions.ts'
import { type Batch, batchById } from '../../../../server/features/imports/batch-queries.ts'
import { type ImportContext, importContext } from '../../../../server/features/imports/import-context.ts'
import {
  type PersonPlan,
  planPeople,
  type ReadPerson,
} from '../../../../server/features/imports/people/plan-people.ts'
import { writePeople } from '../../../../server/features/imports/people/write-people.ts'
import { readAhead } from '../../../../server/features/imports/read-ahead.ts'
import type { TestServer } from '../../../support/server.ts'
import { writeByKnex } from './knex-anchor.ts'
import { type Seconds, startClock } from './race-clock.ts'

/** The least of what two ways of writing the same rows of an import took, in turn. Nothing of it stays. */
export interface Race {
  here: Seconds
  knex: Seconds
}

const TURNS = 3

export async function raceOfWriters(
  server: TestServer,
  secret: string,
  importId: number,
  persons: number,
): Promise<Race> {
  const here: Seconds[] = []
  const knex: Seconds[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    knex.push(await secondsOf(server, secret, importId, persons, writeByKnex))
    here.push(await secondsOf(server, secret, importId, persons, writeByBatch))
  }
  return { here: leastOf(here), knex: leastOf(knex) }
}

function leastOf(turns: readonly Seconds[]): Seconds {
  return {
    wall: Math.min(...turns.map(({ wall }) => wall)),
    cpu: Math.min(...turns.map(({ cpu }) => cpu)),
  }
}

type Write = (trx: Trx, context: ImportContext, plans: readonly PersonPlan[]) => Promise<unknown>

const FIRST_ROWS = 20
const BATCH_ROWS = 1000

/** In the batches of an import, with the look at what has grown that follows each. */
const writeByBatch: Write = async (trx, context, plans) => {
  for (let start = 0, rows = FIRST_ROWS; start < plans.length; start += rows, rows = BATCH_ROWS) {
    await writePeople(trx, context, plans.slice(start, start + rows))
    await trx.raw('select app.look_at_growth()')
  }
}

/** Takes the transaction back. */
class TakenBack extends Error {}

async function secondsOf(
  { services, db }: TestServer,
  secret: string,
  importId: number,
  persons: number,
  write: Write,
): Promise<Seconds> {
  let seconds: Seconds = { wall: 0, cpu: 0 }
  const trying = asJob(db, secret, async (trx) => {
    const context = await importContext(
      trx,
      services,
      (await batchById(trx, services.keys, importId)) as Batch,
    )
    const plans: PersonPlan[] = []
    for await (const rows of readAhead((fn) => fn(trx), context)) {
      plans.push(...(await planPeople(trx, context, rows as ReadPerson[], new Map())))
      if (plans.length >= persons) break
    }
    // What the turn before took back is no reason for one of the two to begin with worse plans.
    await trx.raw('select app.look_at_growth()')
    const clock = await startClock(trx)
    await write(trx, context, plans.slice(0, persons))
    await trx.raw('set constraints all immediate')
    seconds = clock()
    throw new TakenBack()
  })
  await trying.catch((error) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return seconds
}
