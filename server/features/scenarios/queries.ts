import type { Trx } from '../../db/transactions.ts'
import type { Scenario, ScenarioInput } from './schemas.ts'

const COLUMNS = `s.id, s.name, s.parameters, s.edits, s.made_by as by, s.account_id = app.account_id() as mine, to_char(s.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "savedAt",
  s.version`

/** One page, the newest first. `limit + 1` rows tell whether more follow. */
export async function listScenarios(
  trx: Trx,
  page: { before: number | null; limit: number },
): Promise<{ rows: Scenario[]; total: number }> {
  const counted: { rows: { total: number }[] } = await trx.raw('select count(*)::int as total from scenario')
  const found: { rows: Scenario[] } = await trx.raw(
    `select ${COLUMNS} from scenario s where coalesce(s.id < ?::int, true) order by s.id desc limit ?`,
    [page.before, page.limit + 1],
  )
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export async function scenarioById(trx: Trx, id: number): Promise<Scenario | undefined> {
  const found: { rows: Scenario[] } = await trx.raw(`select ${COLUMNS} from scenario s where s.id = ?`, [id])
  return found.rows[0]
}

/** What reckoning needs of a scenario; also where who made it may not be read. */
export type TriedScenario = Pick<Scenario, 'id' | 'name' | 'parameters' | 'edits' | 'version'>

export async function triedScenario(trx: Trx, id: number): Promise<TriedScenario | undefined> {
  const found: { rows: TriedScenario[] } = await trx.raw(
    'select s.id, s.name, s.parameters, s.edits, s.version from scenario s where s.id = ?',
    [id],
  )
  return found.rows[0]
}

export async function insertScenario(
  trx: Trx,
  { name, parameters, edits }: ScenarioInput,
  madeBy: string,
): Promise<number> {
  const made: { rows: { id: number }[] } = await trx.raw(
    'insert into scenario (name, parameters, edits, made_by) values (?, ?, ?, ?) returning id',
    [name, JSON.stringify(parameters), JSON.stringify(edits), madeBy],
  )
  return made.rows[0]?.id as number
}

/** False when it is not the caller's, not there, or not that version any more. */
export async function updateScenario(
  trx: Trx,
  { id, version, name, parameters, edits }: Scenario,
): Promise<boolean> {
  const changed: { rowCount: number } = await trx.raw(
    `update scenario set name = ?, parameters = ?, edits = ?, saved_at = now(), version = version + 1
     where id = ? and version = ? and account_id = app.account_id()`,
    [name, JSON.stringify(parameters), JSON.stringify(edits), id, version],
  )
  return changed.rowCount === 1
}

export async function deleteScenario(trx: Trx, { id, version }: Scenario): Promise<boolean> {
  const removed: { rowCount: number } = await trx.raw(
    'delete from scenario where id = ? and version = ? and account_id = app.account_id()',
    [id, version],
  )
  return removed.rowCount === 1
}
