import { expect, test } from 'vitest'
import { asAdministrator } from '../../support/database.ts'
import { officerOfOneCommune } from './officer-of-one-commune.ts'

const { db, asOfficer, addPeople } = officerOfOneCommune()

/** What a foreign key asks, and what has to be compared for it when no index finds the row itself. */
const ASKED = {
  person: 'select 1 from only person x where x.id = 1 and x.unit_id = 1',
  case_file: 'select 1 from only case_file x where x.id = 1 and x.unit_id = 1',
}

/** Whether a table of so few pages is better read whole is another question. */
function planOf(sql: string): Promise<string> {
  return asOfficer(async (trx) => {
    await trx.raw('set local enable_seqscan = off')
    const { rows } = await trx.raw(`explain (costs off) ${sql}`)
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
  })
}

test('a foreign key finds a person or a file by its number, also while the planner believes that there is none', async () => {
  const taking = asOfficer(async (trx) => {
    await addPeople(trx, 2_000)
    await trx.raw(`insert into case_file (person_id, unit_id, programme, opened_on)
      select p.id, p.unit_id, 'rehab', '2026-01-01' from person p`)
    throw new Error('taken back')
  })
  await expect(taking).rejects.toThrow('taken back')
  await asAdministrator(db(), 'analyze person')
  await asAdministrator(db(), 'analyze case_file')
  for (const sql of Object.values(ASKED)) expect(await planOf(sql)).toMatch(/Index Cond: .*\bid = /)
})
