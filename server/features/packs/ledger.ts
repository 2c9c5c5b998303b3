import type { Trx } from '../../db/transactions.ts'
import type { Finding } from './findings.ts'

/** A pack that was loaded to the end. */
export interface SealedLoad {
  name: string
  version: string
  synthetic: boolean
  options: LoadedOptions
}

/** How a pack was loaded, as far as it changed what is in the database. */
export interface LoadedOptions {
  demo: boolean
  syntheticPeople: number
}

/** The pack that is in the database, or null when there is none or its load was cut short. */
export async function sealedLoad(trx: Trx): Promise<SealedLoad | null> {
  const { rows } = await trx.raw(
    `select p.name, p.version, p.synthetic, p.options from pack_load p
     where p.sealed_at is not null order by p.id desc limit 1`,
  )
  return rows[0] ?? null
}

/** Writes that a load has begun; it counts for nothing until it is sealed. */
export async function beginLoad(trx: Trx, load: SealedLoad): Promise<number> {
  const { rows } = await trx.raw(
    'insert into pack_load (name, version, synthetic, options) values (?, ?, ?, ?::jsonb) returning id',
    [load.name, load.version, load.synthetic, JSON.stringify(load.options)],
  )
  return rows[0].id
}

/** Makes the load count, with what was found in the pack. */
export async function sealLoad(trx: Trx, id: number, report: readonly Finding[]): Promise<void> {
  await trx.raw('update pack_load set sealed_at = now(), report = ?::jsonb where id = ?', [
    JSON.stringify(report),
    id,
  ])
}

// Children before parents. Releases are not among them: they are written in the transaction that seals the load.
const LOADED_TABLES = [
  'person',
  'vacancy',
  'employer_unit',
  'employer',
  'service_point_unit',
  'service_point',
  'zone_boundary',
  'zone_member',
  'zone',
  'unit_tile',
  'unit_tile_set',
  'unit_boundary',
  'unit_succession',
  'unit_event',
  'unit_parent',
  'unit',
]

/** Removes what loads left behind that were cut short. Must not be called once a load is sealed. */
export async function wipeUnsealedLoads(trx: Trx): Promise<void> {
  for (const table of LOADED_TABLES) await trx.raw('delete from ??', [table])
  await trx.raw('delete from pack_load where sealed_at is null')
}
