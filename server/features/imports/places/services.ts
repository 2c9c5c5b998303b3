import type { Trx } from '../../../db/transactions.ts'
import { rewritePlaceUnits } from '../../employers/place-employer.ts'
import type { FieldChange } from '../plans.ts'
import { changed, textOf } from './employers.ts'
import type { PlaceRow } from './place-values.ts'
import type { KnownPlace, PlaceKind } from './places.ts'

interface ServiceFile {
  kind: string
  name: string
  address: string | null
  lon: number | null
  lat: number | null
  unitId: number
  verifiedOn: string | null
}

/** Service points, of any place: an administrator keeps their list. */
export const services: PlaceKind = {
  partOf: () => '',
  inUnits: (trx, unitIds) => known(trx, 's.unit_id', unitIds),
  byIds: (trx, ids) => known(trx, 's.id', ids),
  changes: async (trx, id, said, unitId) => differences(await fileOf(trx, id), said, unitId),
  insert: async (trx, said, unitId) => {
    const { rows } = await trx.raw<{ rows: { id: number }[] }>(
      `insert into service_point (kind, name, address, location, unit_id, verified_on)
       values (?, ?, ?, st_setsrid(st_makepoint(?::float8, ?::float8), 4326), ?, ?::date) returning id`,
      columns(said, unitId),
    )
    const { id } = rows[0] as { id: number }
    await rewritePlaceUnits(trx, 'service_point', id)
    return id
  },
  update: async (trx, id, said, unitId) => {
    const file = await fileOf(trx, id)
    const stays = unitId === file.unitId && file.lon !== null && file.lat !== null
    const merged = {
      ...said,
      address: said.address ?? file.address,
      point: said.point ?? (stays ? { lon: file.lon as number, lat: file.lat as number } : null),
      values: {
        kind: file.kind,
        ...(file.verifiedOn === null ? {} : { verifiedOn: file.verifiedOn }),
        ...said.values,
      },
    }
    await trx.raw(
      `update service_point set kind = ?, name = ?, address = ?,
         location = st_setsrid(st_makepoint(?::float8, ?::float8), 4326), unit_id = ?, verified_on = ?::date, version = version + 1
       where id = ?`,
      [...columns(merged, unitId), id],
    )
    await rewritePlaceUnits(trx, 'service_point', id)
  },
}

function columns({ name, address, point, values }: PlaceRow, unitId: number) {
  const kind = values.kind as string
  const verifiedOn = (values.verifiedOn as string | null | undefined) ?? null
  return [kind, name, address, point?.lon ?? null, point?.lat ?? null, unitId, verifiedOn]
}

async function known(trx: Trx, column: 's.id' | 's.unit_id', ids: readonly number[]): Promise<KnownPlace[]> {
  if (ids.length === 0) return []
  const { rows } = await trx.raw<{ rows: KnownPlace[] }>(
    `select s.id, s.name, s.unit_id as "unitId" from service_point s where ?? = any (?::int[])`,
    [column, [...ids]],
  )
  return rows
}

async function fileOf(trx: Trx, id: number): Promise<ServiceFile> {
  const { rows } = await trx.raw<{ rows: ServiceFile[] }>(
    `select s.kind, s.name, s.address, st_x(s.location) as lon, st_y(s.location) as lat, s.unit_id as "unitId",
            to_char(s.verified_on, 'YYYY-MM-DD') as "verifiedOn" from service_point s where s.id = ? for update`,
    [id],
  )
  if (!rows[0]) throw new Error('a service point went away while it was changed')
  return rows[0]
}

function differences(
  file: ServiceFile,
  { name, address, point, values }: PlaceRow,
  unitId: number,
): FieldChange[] {
  const before = file.lon === null || file.lat === null ? null : textOf([file.lon, file.lat])
  return [
    ...changed('kind', file.kind, values.kind),
    ...changed('name', file.name, name),
    ...changed('address', file.address, address),
    ...changed('unitCode', String(file.unitId), String(unitId)),
    ...changed('geometry', before, point && textOf([point.lon, point.lat])),
    ...changed('verifiedOn', file.verifiedOn, values.verifiedOn),
  ]
}
