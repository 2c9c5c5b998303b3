import type { Database } from '../../db/connect.ts'
import { asLoader, type Trx } from '../../db/transactions.ts'
import { DEMO_PASSWORD } from './demo-password.ts'
import { hashPassword } from './passwords.ts'
import { insertAccount, replaceRoles, replaceScope } from './queries.ts'
import type { Role } from './schemas.ts'

/** Where a demo account is in charge. */
type DemoScope = 'none' | 'province' | 'commune' | 'everything'

interface DemoAccount {
  username: string
  displayName: string
  role: Role
  scope: DemoScope
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'city_official', displayName: 'Lãnh đạo thành phố', role: 'city_official', scope: 'none' },
  { username: 'planner', displayName: 'Cán bộ quy hoạch', role: 'planner', scope: 'none' },
  {
    username: 'social_officer',
    displayName: 'Cán bộ công tác xã hội tỉnh',
    role: 'social_officer',
    scope: 'province',
  },
  {
    username: 'social_officer_commune',
    displayName: 'Cán bộ công tác xã hội xã',
    role: 'social_officer',
    scope: 'commune',
  },
  {
    username: 'social_officer_national',
    displayName: 'Cán bộ công tác xã hội toàn quốc',
    role: 'social_officer',
    scope: 'everything',
  },
  { username: 'police_officer', displayName: 'Công an xã', role: 'police_officer', scope: 'commune' },
  {
    username: 'employment_officer',
    displayName: 'Cán bộ việc làm',
    role: 'employment_officer',
    scope: 'province',
  },
  { username: 'clinician', displayName: 'Bác sĩ điều trị', role: 'clinician', scope: 'province' },
  { username: 'auditor', displayName: 'Thanh tra nhật ký', role: 'auditor', scope: 'none' },
  { username: 'admin', displayName: 'Quản trị hệ thống', role: 'admin', scope: 'none' },
]

/**
 * Makes the demo accounts that are missing, on the units that are loaded. The database refuses while any person in it
 * is not synthetic. Safe to run at every start. Returns the user names.
 */
export async function createDemoAccounts(db: Database): Promise<string[]> {
  const present = await asLoader(db, (trx) =>
    trx('account').where('is_demo', true).pluck<string[]>('username'),
  )
  const missing = DEMO_ACCOUNTS.filter(({ username }) => !present.includes(username))
  if (missing.length > 0) await create(db, missing)
  return DEMO_ACCOUNTS.map(({ username }) => username)
}

async function create(db: Database, missing: readonly DemoAccount[]): Promise<void> {
  // Everybody knows the password: one hash of it is enough.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await asLoader(db, async (trx) => {
    const scopes = await demoScopes(trx)
    for (const account of missing) {
      const id = await insertAccount(trx, { ...account, passwordHash, isDemo: true })
      await replaceRoles(trx, id, [account.role])
      await replaceScope(trx, id, scopeRows(scopes[account.scope]))
    }
  })
}

/** Puts the demo accounts that are there in charge of where people are by now: run when people were loaded. */
export async function replaceDemoScopes(trx: Trx): Promise<void> {
  const scopes = await demoScopes(trx)
  const present = await trx('account')
    .select<{ id: number; username: string }[]>('id', 'username')
    .where('is_demo', true)
  for (const { id, username } of present) {
    const account = DEMO_ACCOUNTS.find((one) => one.username === username)
    if (account) await replaceScope(trx, id, scopeRows(scopes[account.scope]))
  }
}

/** Takes the demo accounts away, with their sessions. */
export async function removeDemoAccounts(db: Database): Promise<void> {
  await asLoader(db, (trx) => trx('account').where('is_demo', true).delete())
}

/** Whether demo accounts may exist: no count in the database is of real people. */
export async function everythingIsSynthetic(db: Database): Promise<boolean> {
  const { rows } = await asLoader(db, (trx) => trx.raw('select app.everything_is_synthetic() as synthetic'))
  return rows[0].synthetic
}

// The first current province in which a commune has a boundary, and of these communes the one with most open cases.
const BUSIEST_DRAWN_COMMUNE = `
with drawn as (
  select p.parent_id as province, o.code as province_code, c.id as commune, c.code as commune_code
  from unit c
  join unit_boundary b on b.unit_id = c.id
  join unit_parent p on p.unit_id = c.id and p.valid @> app.today()
  join unit o on o.id = p.parent_id
  where c.level = 'commune' and c.valid @> app.today()
), cases as (
  select f.unit_id, count(*) as open from case_file f
  where f.closed_on is null and f.programme <> 'released_prisoner' group by f.unit_id
)
select d.province, d.commune from drawn d left join cases on cases.unit_id = d.commune
order by d.province_code, coalesce(cases.open, 0) desc, d.commune_code limit 1`

async function demoScopes(trx: Trx): Promise<Record<DemoScope, number[]>> {
  const { rows } = await trx.raw<{ rows: { province: number; commune: number }[] }>(BUSIEST_DRAWN_COMMUNE)
  const everything = await trx('unit')
    .where('level', 'province')
    .whereRaw('valid @> app.today()')
    .pluck<number[]>('id')
  return {
    none: [],
    province: rows.map(({ province }) => province),
    commune: rows.map(({ commune }) => commune),
    everything,
  }
}

function scopeRows(unitIds: readonly number[]) {
  return unitIds.map((unitId) => ({ unitId }))
}
