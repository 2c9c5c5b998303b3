import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asRequest, type Trx } from '../../../server/db/transactions.ts'
import { testDatabase } from '../../support/database.ts'
import { fillPlace, signedInAs } from '../../support/register.ts'
import { unitId } from '../../support/two-communes.ts'

/** A database of the running test file, with an officer who keeps the cases of one commune. */
export interface OfficerOfOneCommune {
  db(): Database
  secret(): string
  /** Runs `fn` as that officer. */
  asOfficer<T>(fn: (trx: Trx) => Promise<T>): Promise<T>
  /** Writes so many people of the commune in one statement, without files. */
  addPeople(trx: Trx, count: number): Promise<void>
}

/** Fills the database before the tests of a file and throws it away after them. */
export function officerOfOneCommune(): OfficerOfOneCommune {
  let db: Database
  let unit: number
  let secret: string
  beforeAll(async () => {
    db = await testDatabase()
    await fillPlace(db)
    unit = await unitId(db, '00101')
    secret = await signedInAs(
      db,
      'officer',
      ['social_officer'],
      [{ unitId: unit, from: '2020-01-01', to: null }],
    )
  })
  afterAll(() => db.close())
  return {
    db: () => db,
    secret: () => secret,
    asOfficer: (fn) => asRequest(db, secret, 'hoanhap_app', fn),
    async addPeople(trx, count) {
      await trx.raw(
        `insert into person (unit_id, sex, birth_year, synthetic) select ?, 'male', 1990, true from generate_series(1, ?::int)`,
        [unit, count],
      )
    },
  }
}
