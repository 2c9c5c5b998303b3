import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { open } from '../../secrets/seal.ts'
import type { CaseFields } from './schemas.ts'
import type { FullRecord } from './serialise.ts'

/** All of a case but its identity fields. */
type StoredRecord = FullRecord & { personId: string; version: number }

interface RecordRow extends Omit<StoredRecord, 'geometry' | 'services'> {
  lon: number | null
  lat: number | null
  services: SealedService[]
}

/** A service as it stands in the database. */
type SealedService = Omit<CaseFields['services'][number], 'note'> & {
  note: string | null
  keyVersion: number | null
}

// Days inside jsonb are written as YYYY-MM-DD by the engine.
const RECORD = `
  select c.id::int as id, c.person_id::text as "personId", c.version, p.sex, p.birth_year as "birthYear",
         c.adult_from > ?::date as minor, u.code as "unitCode", r.place_key is not null as located,
         round(st_x(r.location)::numeric, 6)::float8 as lon, round(st_y(r.location)::numeric, 6)::float8 as lat, r.precision,
         c.programme, to_char(c.opened_on, 'YYYY-MM-DD') as "openedOn", to_char(c.closed_on, 'YYYY-MM-DD') as "closedOn",
         c.episode, c.status, to_char(c.status_since, 'YYYY-MM-DD') as "statusSince", c.regime,
         c.decision_number as "decisionNumber", to_char(c.decision_on, 'YYYY-MM-DD') as "decisionOn",
         to_char(c.planned_end, 'YYYY-MM-DD') as "plannedEnd", coalesce(s.support, 'none') as support,
         case when s.need_expires_on > ?::date then s.need_band else 'none' end as "supportNeed",
         to_char(s.need_expires_on, 'YYYY-MM-DD') as "needExpiresOn", s.next_step as "nextStep",
         to_char(s.next_due_on, 'YYYY-MM-DD') as "nextDueOn", coalesce(w.work, 'unknown') as work,
         w.trade_learned as "tradeLearned", w.trade_wanted as "tradeWanted", coalesce(h.substance, 'unknown') as substance,
         t.substitution,
         exists (select from identity_index i where i.person_id = c.person_id and i.kind = 'idNumber') as "hasIdNumber",
         (select coalesce(jsonb_agg(jsonb_build_object('number', e.number, 'openedOn', e.opened_on, 'closedOn', e.closed_on,
                 'closedAs', e.closed_as) order by e.number), '[]')
            from episode e where e.case_id = c.id) as episodes,
         (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'fromStatus', h.from_status, 'toStatus', h.to_status,
                 'regime', h.regime, 'document', h.document, 'decisionNumber', h.decision_number, 'decisionOn', h.decision_on,
                 'issuingBody', h.issuing_body, 'effectiveOn', h.effective_on, 'plannedEnd', h.planned_end,
                 'reductionDocument', h.reduction_document, 'toUnitCode', t.code) order by h.effective_on desc, h.id desc), '[]')
            from status_change h left join unit t on t.id = h.to_unit_id where h.case_id = c.id) as "statusChanges",
         (select coalesce(jsonb_agg(jsonb_build_object('unitCode', t.code, 'from', lower(l.stay), 'until', upper(l.stay))
                 order by lower(l.stay) desc), '[]')
            from residence l join unit t on t.id = l.at_unit_id where l.case_id = c.id) as residences,
         (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'givenOn', g.given_on,
                 'note', encode(g.note_sealed, 'base64'), 'keyVersion', g.key_version) order by g.given_on desc, g.id desc), '[]')
            from service_event g where g.case_id = c.id) as services,
         (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'purpose', k.purpose, 'givenOn', k.given_on,
                 'withdrawnOn', k.withdrawn_on) order by k.given_on desc, k.id desc), '[]')
            from consent k where k.case_id = c.id) as consents,
         (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'scorecard', n.scorecard, 'needs', n.needs,
                 'points', n.points, 'suggestedBand', n.suggested_band, 'band', n.band, 'overrideReason', n.override_reason,
                 'suggestedService', (select i.item ->> 'service' from scorecard sc, jsonb_array_elements(sc.items) with ordinality i(item, nth)
                    where sc.version = n.scorecard and i.item ->> 'code' = any (n.needs)
                    order by (i.item ->> 'points')::int desc, i.nth limit 1),
                 'assessedOn', n.assessed_on, 'expiresOn', n.expires_on) order by n.assessed_on desc, n.id desc), '[]')
            from need_assessment n where n.case_id = c.id) as "needAssessments",
         (select coalesce(jsonb_agg(o.id order by o.id), '[]')
            from possible_duplicate d join case_file o
              on o.person_id = case when d.person_id = c.person_id then d.other_person_id else d.person_id end
            where c.person_id in (d.person_id, d.other_person_id)) as "possibleDuplicates",
         (select coalesce(jsonb_agg(o.id order by o.id), '[]')
            from case_file o where o.person_id = c.person_id and o.id <> c.id) as "otherCases"
  from case_file c
  join person p on p.id = c.person_id
  join unit u on u.id = c.unit_id
  left join residence r on r.case_id = c.id and upper_inf(r.stay)
  left join support_file s on s.case_id = c.id
  left join work_file w on w.case_id = c.id
  left join health_file h on h.case_id = c.id
  left join treatment_file t on t.case_id = c.id`

/** A case of the own scope, open or closed; undefined when not there or not theirs. */
export async function recordById(
  trx: Trx,
  keys: Keys,
  id: number,
  today: Day,
): Promise<StoredRecord | undefined> {
  const { rows } = await trx.raw<{ rows: RecordRow[] }>(
    `${RECORD} where c.id = ? and c.unit_id = any ((select app.record_scope())::int[])`,
    [today, today, id],
  )
  return rows[0] && rowToRecord(rows[0], keys)
}

function rowToRecord({ lon, lat, services, ...row }: RecordRow, keys: Keys): StoredRecord {
  const geometry =
    lon === null || lat === null
      ? null
      : { type: 'Point' as const, coordinates: [lon, lat] as [number, number] }
  return { ...row, geometry, services: services.map((service) => openService(service, row.id, keys)) }
}

function openService({ note, keyVersion, ...service }: SealedService, caseId: number, keys: Keys) {
  if (note === null || keyVersion === null) return { ...service, note: null }
  return { ...service, note: open(keys, Buffer.from(note, 'base64'), noteCell(caseId), keyVersion) }
}

/** Notes are sealed for their case: a line gets its number only after it was sealed. */
export function noteCell(caseId: number) {
  return { table: 'service_event', field: 'note', row: caseId }
}
