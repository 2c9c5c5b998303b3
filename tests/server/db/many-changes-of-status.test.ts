import { expect, test } from 'vitest'
import type { Trx } from '../../../server/db/transactions.ts'
import { officerOfOneCommune } from './officer-of-one-commune.ts'

const { asOfficer, addPeople } = officerOfOneCommune()

const FILES = 300

async function openFiles(trx: Trx): Promise<void> {
  await addPeople(trx, FILES)
  await trx.raw(`insert into case_file (person_id, unit_id, programme, opened_on)
    select p.id, p.unit_id, 'rehab', '2026-01-01' from person p`)
  await trx.raw(`insert into episode (case_id, unit_id, number, opened_on)
    select c.id, c.unit_id, c.episode, c.opened_on from case_file c`)
}

/** Writes one change of every file in one statement, with the statuses in turn. */
async function decide(
  trx: Trx,
  to: readonly string[],
  day: string,
  plannedEnd: string | null,
): Promise<void> {
  await trx.raw(
    `insert into status_change (case_id, unit_id, regime, to_status, decision_number, decision_on, issuing_body, effective_on, planned_end)
     select c.id, c.unit_id, r.regime, r.status, '12/QĐ', ?::date, r.decided_by[1], ?::date, ?::date
     from case_file c
     join legal_regime g on g.valid @> ?::date
     join status_rule r on r.regime = g.code and r.status = (?::text[])[1 + c.id % ?::int]`,
    [day, day, plannedEnd, day, [...to], to.length],
  )
}

async function statuses(trx: Trx): Promise<Record<string, number>> {
  const { rows } = await trx.raw(
    `select coalesce(c.status, 'none') || case when e.closed_on is null then '' else ' until ' || e.closed_on || ' as ' || e.closed_as end
       as said, count(*)::int as files
     from case_file c join episode e on e.case_id = c.id group by 1`,
  )
  return Object.fromEntries(rows.map(({ said, files }: { said: string; files: number }) => [said, files]))
}

async function joins(trx: Trx): Promise<string[]> {
  const { rows } =
    await trx.raw(`select current_setting('enable_hashjoin') as hash, current_setting('enable_nestloop') as loop,
    current_setting('enable_seqscan') as scan`)
  return [rows[0].hash, rows[0].loop, rows[0].scan]
}

test('changes of one statement take effect each in its own file, and end only the episodes of their own', async () => {
  await asOfficer(async (trx) => {
    await openFiles(trx)
    await decide(trx, ['post_rehab'], '2026-03-02', '2027-03-02')
    expect(await statuses(trx)).toEqual({ post_rehab: FILES })
    await decide(trx, ['closed_other', 'detained', 'detained'], '2026-03-03', null)
    expect(await statuses(trx)).toEqual({
      detained: (FILES / 3) * 2,
      'closed_other until 2026-03-03 as closed_other': FILES / 3,
    })
    // What it chose for itself ends with it: whoever writes next is planned for as before.
    expect(await joins(trx)).toEqual(['on', 'on', 'on'])
  })
})
