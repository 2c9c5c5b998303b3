import type { Trx } from '../../../db/transactions.ts'
import { rewritePlaceUnits } from '../../employers/place-employer.ts'
import { employerById, insertEmployer, replaceVacancies, updateEmployer } from '../../employers/queries.ts'
import type { EmployerFeature, Vacancy } from '../../employers/schemas.ts'
import type { FieldChange } from '../plans.ts'
import type { Values } from '../understand-row.ts'
import type { PlaceRow } from './place-values.ts'
import type { KnownPlace, PlaceKind } from './places.ts'

/** Employers: one row for each trade that is wanted. */
export const employers: PlaceKind = {
  partOf: ({ trade }) => String(trade ?? ''),
  inUnits: (trx, unitIds) => known(trx, 'e.unit_id', unitIds),
  byIds: (trx, ids) => known(trx, 'e.id', ids),
  changes: async (trx, id, said, unitId) => differences(await fileOf(trx, id), said, unitId),
  insert: async (trx, { name, address, point, values }, unitId) => {
    const id = await insertEmployer(trx, {
      ...{ name, address, unitId, location: point && [point.lon, point.lat] },
      accepting: (values.accepting as boolean | undefined) ?? true,
      memorandum: (values.memorandum as boolean | undefined) ?? false,
      verifiedOn: (values.verifiedOn as string | undefined) ?? null,
    })
    await replaceVacancies(trx, id, [...vacancyOf(values)])
    await rewritePlaceUnits(trx, 'employer', id)
    return id
  },
  update: async (trx, id, said, unitId) => {
    const { employer, unitId: before } = await fileOf(trx, id)
    const { properties, geometry } = employer
    const { address, point, values } = said
    await updateEmployer(trx, id, properties.version, {
      name: said.name,
      address: address ?? properties.address,
      location: point ? [point.lon, point.lat] : unitId === before ? (geometry?.coordinates ?? null) : null,
      unitId,
      accepting: (values.accepting as boolean | undefined) ?? properties.accepting,
      memorandum: (values.memorandum as boolean | undefined) ?? properties.memorandum,
      verifiedOn: (values.verifiedOn as string | undefined) ?? properties.verifiedOn,
    })
    await replaceVacancies(trx, id, mergedVacancies(properties.vacancies, vacancyOf(values)))
    await rewritePlaceUnits(trx, 'employer', id)
  },
}

async function known(trx: Trx, column: 'e.id' | 'e.unit_id', ids: readonly number[]): Promise<KnownPlace[]> {
  if (ids.length === 0) return []
  const { rows } = await trx.raw<{ rows: KnownPlace[] }>(
    `select e.id, e.name, e.unit_id as "unitId" from employer e
     where ?? = any (?::int[]) and e.unit_id = any ((select app.scope())::int[])`,
    [column, [...ids]],
  )
  return rows
}

async function fileOf(trx: Trx, id: number): Promise<{ employer: EmployerFeature; unitId: number }> {
  const { rows } = await trx.raw<{ rows: { unitId: number; today: string }[] }>(
    `select e.unit_id as "unitId", to_char(app.today(), 'YYYY-MM-DD') as today from employer e where e.id = ? for update`,
    [id],
  )
  const [row] = rows
  const employer = row && (await employerById(trx, id, row.today))
  if (!row || !employer) throw new Error('an employer went away while it was changed')
  return { employer, unitId: row.unitId }
}

/** The openings of a row; none where no trade is named. */
function vacancyOf({ trade, openings }: Values): Vacancy[] {
  return typeof trade === 'string' ? [{ trade, openings: (openings as number | undefined) ?? 1 }] : []
}

function mergedVacancies(before: readonly Vacancy[], said: readonly Vacancy[]): Vacancy[] {
  const others = before.filter(({ trade }) => !said.some((one) => one.trade === trade))
  return [...others, ...said]
}

/** What a row says otherwise; what it leaves blank stays. */
function differences(
  { employer, unitId: before }: { employer: EmployerFeature; unitId: number },
  { name, address, point, values }: PlaceRow,
  unitId: number,
): FieldChange[] {
  const { properties, geometry } = employer
  const [vacancy] = vacancyOf(values)
  const openings = properties.vacancies.find(({ trade }) => trade === vacancy?.trade)?.openings ?? null
  return [
    ...changed('name', properties.name, name),
    ...changed('address', properties.address, address),
    ...changed('unitCode', String(before), String(unitId)),
    ...changed('geometry', geometry && textOf(geometry.coordinates), point && textOf([point.lon, point.lat])),
    ...changed('accepting', properties.accepting, values.accepting),
    ...changed('memorandum', properties.memorandum, values.memorandum),
    ...changed('verifiedOn', properties.verifiedOn, values.verifiedOn),
    ...(vacancy ? changed(`openings ${vacancy.trade}`, openings, vacancy.openings) : []),
  ]
}

/** To a decimetre, as places are told. */
export function textOf([lon, lat]: readonly [number, number]): string {
  return `${lat.toFixed(6)}; ${lon.toFixed(6)}`
}

/** One change, or none where the row says nothing or the same. */
export function changed(field: string, before: unknown, after: unknown): FieldChange[] {
  if (after === undefined || after === null || String(before) === String(after)) return []
  return [{ field, before: before === null ? null : String(before), after: String(after) }]
}
