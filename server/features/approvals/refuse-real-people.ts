import type { Trx } from '../../db/transactions.ts'
import { type InputError, problems } from '../../http/problems.ts'
import type { AppServices } from '../../http/services.ts'
import { isApproved } from './queries.ts'

/**
 * Lets a case of a real person be opened only where such a person is protected as the law wants it. Invented people are
 * always welcome where the pack is invented.
 * @throws 409 real_people_refused, naming everything that is missing
 */
export async function refuseRealPeople(
  trx: Trx,
  services: Pick<AppServices, 'config' | 'db' | 'demoAccounts' | 'pack'>,
): Promise<void> {
  if (services.pack.synthetic) return
  const approved = await isApproved(trx, 'pre_flight_checklist')
  const missing = REQUIREMENTS.filter(({ isMet }) => !isMet(services, approved))
  if (missing.length === 0) return
  const errors = missing.map(({ code, message }): InputError => ({ path: '', code, message }))
  throw problems.conflict(
    'real_people_refused',
    `People who are not synthetic are refused: ${errors.map(({ message }) => message).join('; ')}.`,
    errors,
  )
}

type Place = Pick<AppServices, 'config' | 'db' | 'demoAccounts'>

const REQUIREMENTS: { code: string; message: string; isMet(place: Place, approved: boolean): boolean }[] = [
  {
    code: 'server_database',
    message: 'the database has to be a PostgreSQL server',
    isMet: ({ db }) => db.engine === 'postgres',
  },
  {
    code: 'key_file_apart',
    message: 'HOANHAP_KEY_FILE has to name a file outside the data folder',
    isMet: ({ config }) => config.keysApart,
  },
  {
    code: 'public_https',
    message: 'PUBLIC_URL has to be an https address',
    isMet: ({ config }) => config.publicUrl?.protocol === 'https:',
  },
  {
    code: 'no_demo_accounts',
    message: 'there must be no demo accounts',
    isMet: ({ demoAccounts }) => !demoAccounts,
  },
  {
    code: 'checklist_recorded',
    message: 'an administrator has to record the pre-flight checklist',
    isMet: (_place, approved) => approved,
  },
]
