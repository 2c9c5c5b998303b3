import type { Trx } from '../../../db/transactions.ts'
import { problems } from '../../../http/problems.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { seal } from '../../../secrets/seal.ts'
import { identityCell } from '../../cases/identity.ts'
import { hex } from '../../packs/load-identities.ts'
import type { ImportContext } from '../import-context.ts'
import type { CurrentPerson } from './current-people.ts'
import type { PersonRow } from './person-row.ts'
import type { PersonPlan } from './plan-people.ts'

/** An update of nothing that another file, a place or the name of the person hangs on. */
export type PlainUpdate = PersonPlan & { person: PersonRow; current: CurrentPerson; recordId: number }

const TRACKS = ['support', 'work', 'tradeLearned', 'tradeWanted', 'substance'] as const
const SEALED = ['phone', 'address'] as const
const PLAIN: readonly string[] = [...TRACKS, ...SEALED]

/** Those that can be done together: plain ones of files that no other row changes as well. */
export function plainUpdates(plans: readonly PersonPlan[]): PlainUpdate[] {
  const rowsOf = new Map<number | null, number>()
  for (const { outcome, recordId } of plans) {
    if (outcome === 'updated') rowsOf.set(recordId, (rowsOf.get(recordId) ?? 0) + 1)
  }
  return plans.filter(isPlainUpdate).filter(({ recordId }) => rowsOf.get(recordId) === 1)
}

function isPlainUpdate(plan: PersonPlan): plan is PlainUpdate {
  return (
    plan.outcome === 'updated' &&
    plan.person !== null &&
    plan.current !== null &&
    plan.recordId !== null &&
    plan.changes.every(({ field }) => PLAIN.includes(field))
  )
}

/** Brings files up to date in as many statements as there are tables. @throws 404 when one is not there any more */
export async function updatePeople(
  trx: Trx,
  { services }: Pick<ImportContext, 'services'>,
  plans: readonly PlainUpdate[],
): Promise<void> {
  const caseIds = plans.map(({ recordId }) => recordId)
  await lockCases(trx, caseIds)
  await updateTracks(trx, plans)
  await updateSealed(trx, services.keys, plans)
  await trx.raw(
    'update case_file set version = version + 1, updated_at = now() where id = any (?::bigint[])',
    [caseIds],
  )
}

async function lockCases(trx: Trx, caseIds: readonly number[]): Promise<void> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `select c.id from case_file c
     where c.id = any (?::bigint[]) and c.unit_id = any ((select app.record_scope())::int[]) order by c.id for update`,
    [[...caseIds]],
  )
  if (rows.length < caseIds.length) throw problems.notFound()
}

/** What a row says of each field that it changes; null leaves what is there. */
function changedTracks({ recordId, person, changes }: PlainUpdate) {
  const said = TRACKS.map((field) => [
    field,
    changes.some((change) => change.field === field) ? person[field] : null,
  ])
  return { caseId: recordId, ...Object.fromEntries(said) }
}

async function updateTracks(trx: Trx, plans: readonly PlainUpdate[]): Promise<void> {
  const rows = JSON.stringify(plans.map(changedTracks))
  await trx.raw(
    `update support_file f set support = v.support
     from jsonb_to_recordset(?::jsonb) v ("caseId" bigint, support text)
     where f.case_id = v."caseId" and v.support is not null`,
    [rows],
  )
  await trx.raw(
    `update work_file f set work = coalesce(v.work, f.work), trade_learned = coalesce(v."tradeLearned", f.trade_learned),
       trade_wanted = coalesce(v."tradeWanted", f.trade_wanted)
     from jsonb_to_recordset(?::jsonb) v ("caseId" bigint, work text, "tradeLearned" text, "tradeWanted" text)
     where f.case_id = v."caseId" and coalesce(v.work, v."tradeLearned", v."tradeWanted") is not null`,
    [rows],
  )
  await trx.raw(
    `update health_file f set substance = v.substance
     from jsonb_to_recordset(?::jsonb) v ("caseId" bigint, substance text)
     where f.case_id = v."caseId" and v.substance is not null`,
    [rows],
  )
}

async function updateSealed(trx: Trx, keys: Keys, plans: readonly PlainUpdate[]): Promise<void> {
  const rows = plans.flatMap(({ person, current: { personId, unitId }, changes }) =>
    SEALED.flatMap((field) => {
      const text = changes.some((change) => change.field === field) ? person[field] : null
      const sealed = text === null ? null : hex(seal(keys, text, identityCell(personId, field)))
      return sealed === null ? [] : [{ personId, unitId, field, sealed }]
    }),
  )
  await trx.raw(
    `insert into person_identity (person_id, unit_id, field, sealed, key_version)
     select v."personId", v."unitId", v.field, v.sealed, ?
     from jsonb_to_recordset(?::jsonb) v ("personId" bigint, "unitId" int, field text, sealed bytea)
     on conflict (person_id, field) do update set sealed = excluded.sealed, key_version = excluded.key_version`,
    [keys.version, JSON.stringify(rows)],
  )
}
