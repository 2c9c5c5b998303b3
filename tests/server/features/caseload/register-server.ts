import { type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { loadReleases } from '../../../../server/features/releases/load-releases.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { insertBorders, insertPeople, type RandomPerson, randomRegister } from './random-register.ts'
import { insertCountry, MANY_PEOPLE, type SmallCountry, smallCountry } from './small-country.ts'

/** A server over a made-up country with random people and releases that know nothing of them. */
export interface RegisterServer extends TestServer {
  country: SmallCountry
  people: RandomPerson[]
  /** Unit ids by key. */
  ids: Map<string, number>
  /** The day of the server, which stands still. */
  today: Day
  /** The commune of `social_officer_commune`. */
  communeKey: string
}

export async function registerServer(
  seed: string,
  count: number,
  size = { ...MANY_PEOPLE, provinces: 3 },
): Promise<RegisterServer> {
  const country = smallCountry(seed, size)
  const today = dayInVietnam(Date.now())
  const people = randomRegister(country, { seed, count, today })
  let ids = new Map<string, number>()
  const server = await testServer({
    prepare: async (db) => {
      await asLoader(db, async (trx) => {
        ids = await insertCountry(trx, country)
        await loadReleases(trx, country.rows)
        await insertBorders(trx, country, ids)
      })
      await insertPeople(db, people, ids)
    },
  })
  // The people were made for this day: it stays, also when the tests run past midnight.
  server.services.today = () => today
  return { ...server, country, people, ids, today, communeKey: await communeOfOfficer(server, ids) }
}

async function communeOfOfficer({ db }: TestServer, ids: ReadonlyMap<string, number>): Promise<string> {
  const { rows } = await asAdministrator(
    db,
    `select s.unit_id from account_scope s join account a on a.id = s.account_id
     where a.username = 'social_officer_commune'`,
  )
  const [key] = [...ids].find(([, id]) => id === rows[0]?.unit_id) ?? ['']
  return key
}
