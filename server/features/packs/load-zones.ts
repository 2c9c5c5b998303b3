import type { Trx } from '../../db/transactions.ts'
import { toDateRange } from './day-spans.ts'
import { insertRecords } from './insert-records.ts'
import type { UnitIds } from './load-units.ts'
import type { ZonePlan } from './plan-zones.ts'

const ZONE_COLUMNS = { kind: 'text', unit_id: 'int', valid: 'daterange' }
const MEMBER_COLUMNS = { zone_id: 'int', unit_id: 'int' }

/** Writes the former districts with their communes and answers the number of every zone. */
export async function insertZones(
  trx: Trx,
  ids: UnitIds,
  zones: readonly ZonePlan[],
): Promise<Map<ZonePlan, number>> {
  const records = zones.map((zone) => ({
    kind: 'former_district',
    unit_id: ids.get(zone.district),
    valid: toDateRange(zone.span),
  }))
  const returned = await insertRecords<{ id: number; key: string }>(
    trx,
    'zone',
    ZONE_COLUMNS,
    records,
    `id, unit_id || ' ' || valid::text as key`,
  )
  const idOf = new Map(returned.map(({ id, key }) => [key, id]))
  const zoneIds = new Map(
    zones.map((zone, index) => [
      zone,
      idOf.get(`${records[index]?.unit_id} ${records[index]?.valid}`) as number,
    ]),
  )
  const members = zones.flatMap((zone) =>
    zone.members.map((unit) => ({ zone_id: zoneIds.get(zone), unit_id: ids.get(unit) })),
  )
  await insertRecords(trx, 'zone_member', MEMBER_COLUMNS, members)
  return zoneIds
}
