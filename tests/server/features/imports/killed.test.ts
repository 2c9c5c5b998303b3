import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportState } from '../../../../server/contract.ts'
import type { Client } from '../../../support/client.ts'
import { administer } from '../../../support/database.ts'
import type { Running } from '../../../support/process.ts'
import { ready, type ServerProcesses, serverProcesses } from '../../../support/server-process.ts'
import { writeSmallPack } from '../../../support/small-pack.ts'
import { confirmColumns, csvOf, upload } from './office.ts'
import { PEOPLE_HEADER, personRow } from './people-table.ts'

/** Server PostgreSQL alone: the embedded engine takes a minute to start as often, and goes on in `interrupted`. */
const POINTS = process.env.SOAK ? 30 : 3
const ROWS = 1_500

let processes: ServerProcesses
let pack: string
let running: Running
let client: Client
beforeAll(async () => {
  processes = await serverProcesses('killed')
  pack = writeSmallPack(join(processes.folder, 'pack'))
  await start()
})
afterAll(() => processes.close())

async function start(): Promise<void> {
  running = processes.start(['--pack', pack, '--demo-accounts'])
  client = await ready(running)
  await client.signIn('social_officer')
}

async function killed(): Promise<void> {
  running.child.kill('SIGKILL')
  expect(await running.ended).toBe('SIGKILL')
  await start()
}

const TABLE = csvOf(
  PEOPLE_HEADER,
  Array.from({ length: ROWS }, (_none, number) =>
    personRow(number, { 'Mã xã': '90001', ...(number % 17 === 3 ? { 'Họ và tên': '' } : {}) }),
  ),
)

interface Outcome {
  counts: Partial<ImportState>
  ledger: string | undefined
  register: unknown
}

/** Brings the table into an empty register; the server is killed once the wanted share of a step is done. */
async function outcome(kill: { step: 'checking' | 'applying'; share: number } | null): Promise<Outcome> {
  await emptied()
  const { body } = await upload(client, { kind: 'people', synthetic: 'true' }, { name: 'a.csv', text: TABLE })
  let isDue = kill !== null
  for (;;) {
    const state: ImportState = (await client.get(`/imports/${body.id}`)).body
    if (state.status === 'applied') return outcomeOf(state)
    expect(['reading', 'mapping', 'checking', 'checked', 'applying']).toContain(state.status)
    if (kill && isDue && isReached(state, kill)) {
      isDue = false
      await killed()
    } else if (state.status === 'mapping') await confirmColumns(client, state)
    else if (state.status === 'checked') await client.post(`/imports/${body.id}/apply`, undefined)
    else await wait(10)
  }
}

/** The point, or where the step was over before anybody looked, the step after it. */
function isReached(
  { status, progress }: ImportState,
  { step, share }: { step: 'checking' | 'applying'; share: number },
): boolean {
  if (status === step) return progress.done >= share * ROWS
  return step === 'checking' && (status === 'checked' || status === 'applying')
}

async function outcomeOf({ rowsRead, inserted, updated, unchanged, rejected, receipt }: ImportState) {
  const counts = { rowsRead, inserted, updated, unchanged, rejected }
  return { counts, ledger: receipt?.ledgerHash, register: await contentOfRegister() }
}

const inDatabase = (sql: string) => administer(sql, processes.database ?? '')

async function emptied(): Promise<void> {
  await inDatabase(
    'delete from person; delete from import_batch; delete from import_source; delete from import_mapping',
  )
}

/** What stands in the register, but for numbers that every run gives out anew and for seals, which are never the same. */
async function contentOfRegister(): Promise<unknown> {
  const { rows } = await inDatabase(`
    select count(*) as people, md5(string_agg(line, E'\\n' order by line)) as hash from (
      select concat_ws('|', p.unit_id, p.sex, p.birth_year, c.programme, c.opened_on, c.episode, c.status, c.status_since, c.regime,
        c.decision_number, c.decision_on, c.planned_end, c.adult_from, c.version, e.number, e.opened_on, r.stay, r.at_unit_id,
        st_astext(r.location), r.precision, s.support, w.work, w.trade_learned, w.trade_wanted, h.substance, d.to_status,
        d.effective_on, d.recorded_by, (select string_agg(i.kind || encode(i.digest, 'hex'), ',' order by i.kind)
          from identity_index i where i.person_id = p.id),
        (select string_agg(i.field || octet_length(i.sealed), ',' order by i.field) from person_identity i where i.person_id = p.id),
        (select string_agg(encode(o.key || o.said, 'hex'), ',' order by o.key) from import_source o where o.record_id = p.id)) as line
      from person p join case_file c on c.person_id = p.id join episode e on e.case_id = c.id join residence r on r.case_id = c.id
      join support_file s on s.case_id = c.id join work_file w on w.case_id = c.id join health_file h on h.case_id = c.id
      join status_change d on d.case_id = c.id) written`)
  return rows[0]
}

test('a server that is killed while it checks or takes in a file comes to the same end as one that is not', {
  timeout: 3_600_000,
}, async () => {
  const expected = await outcome(null)
  const rejected = Math.ceil((ROWS - 3) / 17)
  expect(expected.counts).toEqual({
    ...{ rowsRead: ROWS, inserted: ROWS - rejected, updated: 0, unchanged: 0, rejected },
  })
  expect(expected.register).toMatchObject({ people: String(ROWS - rejected) })
  for (let point = 0; point < POINTS; point++) {
    const step = point % 3 === 0 ? 'checking' : 'applying'
    expect([point, await outcome({ step, share: point / POINTS })]).toEqual([point, expected])
  }
})
