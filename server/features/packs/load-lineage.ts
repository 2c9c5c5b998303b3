import { addDays } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { EventKind, Succession } from './derive-successions.ts'
import { insertRecords } from './insert-records.ts'
import type { UnitIds } from './load-units.ts'
import type { PackEvent, PackUnit } from './pack-types.ts'

const EVENT_COLUMNS = { date: 'date', level: 'text', kind: 'text', document: 'text' }
const SUCCESSION_COLUMNS = {
  event_id: 'int',
  old_id: 'int',
  new_id: 'int',
  share: 'text',
  confidence: 'text',
  source: 'text',
}

interface EventRecord {
  date: string
  level: string
  kind: EventKind
  document: string | null
}

/** Writes one event per day, level and kind, and the successions that belong to it. */
export async function insertLineage(
  trx: Trx,
  ids: UnitIds,
  successions: readonly Succession[],
  documents: readonly PackEvent[],
): Promise<void> {
  const documentOf = new Map(documents.map(({ date, level, document }) => [`${date} ${level}`, document]))
  const events = new Map<string, EventRecord>()
  const add = (date: string, level: string, kind: EventKind) =>
    events.set(eventKey({ date, level, kind }), {
      date,
      level,
      kind,
      document: documentOf.get(`${date} ${level}`) ?? null,
    })
  for (const { date, new: unit, kind } of successions) add(date, unit.level, kind)
  for (const unit of abolished([...ids.keys()], successions)) add(addDays(unit.to, 1), unit.level, 'abolish')
  const returned = await insertRecords<{ id: number; date: string; level: string; kind: string }>(
    trx,
    'unit_event',
    EVENT_COLUMNS,
    [...events.values()].map((event) => ({ ...event })),
    `id, to_char(date, 'YYYY-MM-DD') as date, level, kind`,
  )
  const idOf = new Map(returned.map((event) => [eventKey(event), event.id]))
  const rows = successions.map((succession) => ({
    event_id: idOf.get(
      eventKey({ date: succession.date, level: succession.new.level, kind: succession.kind }),
    ),
    old_id: ids.get(succession.old),
    new_id: ids.get(succession.new),
    share: succession.share,
    confidence: succession.confidence,
    source: succession.source,
  }))
  await insertRecords(trx, 'unit_succession', SUCCESSION_COLUMNS, rows)
}

function eventKey({ date, level, kind }: { date: string; level: string; kind: string }): string {
  return `${date} ${level} ${kind}`
}

/** Units that ended without going into another: the districts of 2025. */
function abolished(units: PackUnit[], successions: readonly Succession[]): (PackUnit & { to: string })[] {
  const continued = new Set(successions.map((succession) => succession.old))
  return units.filter((unit): unit is PackUnit & { to: string } => unit.to !== null && !continued.has(unit))
}

// On a grid of a tenth of a metre, on which intersecting does not fail.
const FILL_OVERLAPS = `
update unit_succession s
set overlap_km2 = case s.share when 'whole' then o.area_km2
  else st_area(st_intersection(o.geom, n.geom, 0.000001)::geography) / 1e6 end
from unit_boundary o, unit_boundary n
where o.unit_id = s.old_id and n.unit_id = s.new_id`

/**
 * Writes how much land the old and the new unit of a pair have in common, where both have a boundary. Only units that were
 * split are measured: a whole has all its land in its successor, however the two outlines were drawn.
 */
export async function fillOverlaps(trx: Trx): Promise<void> {
  await trx.raw(FILL_OVERLAPS)
}
