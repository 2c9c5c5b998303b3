import type { Trx } from '../../../db/transactions.ts'
import { recordConsents } from '../../cases/consents.ts'
import { changeIdentity } from '../../cases/person-identity.ts'
import { correctPlace } from '../../cases/place-case.ts'
import type { CasePatch } from '../../cases/schemas.ts'
import { caseToChange, changeTracks } from '../../cases/write-case.ts'
import { bumpVersion } from '../../cases/write-queries.ts'
import type { ImportContext } from '../import-context.ts'
import type { PersonRow } from './person-row.ts'
import type { PersonPlan } from './plan-people.ts'

const IDENTITY = ['name', 'sex', 'birthYear', 'birthDate', 'idNumber', 'phone', 'address', 'familyContact']
const TRACKS = ['support', 'work', 'tradeLearned', 'tradeWanted', 'substance']

/** Brings a file up to date by the very steps of an officer who changes it by hand. */
export async function updatePerson(
  trx: Trx,
  context: ImportContext,
  { person, recordId, changes, place }: PersonPlan,
): Promise<void> {
  if (!person || recordId === null || !place) throw new Error('a plan of an update knows its file')
  const { today, services } = context
  const before = await caseToChange(trx, recordId)
  const changed = new Set(changes.map(({ field }) => field))
  const patch = patchOf(person, changed)
  const consents = person.consents.filter(({ purpose }) => changed.has(`consent ${purpose}`))
  await recordConsents(trx, before, consents)
  if (IDENTITY.some((field) => changed.has(field))) await changeIdentity(trx, services.keys, before, patch)
  if (changed.has('geometry') || changed.has('unitCode')) {
    await correctPlace(trx, before, placeOfPatch(person, place.unit.code), today)
  }
  await changeTracks(trx, before, patch)
  await bumpVersion(trx, recordId)
}

function patchOf(person: PersonRow, changed: ReadonlySet<string>): CasePatch {
  const said = [...IDENTITY, ...TRACKS].filter((field) => changed.has(field))
  return Object.fromEntries(said.map((field) => [field, person[field as keyof PersonRow]])) as CasePatch
}

function placeOfPatch({ point, precision }: PersonRow, unitCode: string): CasePatch {
  if (!point || precision === null) return { unitCode }
  return { geometry: { type: 'Point', coordinates: [point.lon, point.lat] }, precision, unitCode }
}
