import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { currentCommune, rewriteEmployerUnits } from './place-employer.ts'
import {
  deleteEmployer,
  type EmployerRecord,
  employerById,
  insertEmployer,
  replaceVacancies,
  unknownTrades,
  updateEmployer,
  writableEmployer,
} from './queries.ts'
import type { EmployerFeature, EmployerInput, EmployerPatch, Vacancy } from './schemas.ts'

/** Adds an employer in the caller's own area. @throws 400 for a place outside it, an unknown or repeated trade */
export async function createEmployer(trx: Trx, input: EmployerInput, today: Day): Promise<EmployerFeature> {
  await checkTrades(trx, input.vacancies)
  const point = input.geometry?.coordinates ?? null
  const unitId = await currentCommune(trx, point, input.unitCode, today)
  const id = await insertEmployer(trx, {
    name: input.name,
    address: input.address ?? null,
    location: point,
    unitId,
    accepting: input.accepting,
    memorandum: input.memorandum,
    verifiedOn: input.verifiedOn ?? null,
  })
  await replaceVacancies(trx, id, input.vacancies)
  await rewriteEmployerUnits(trx, id)
  return reread(trx, id, today)
}

/**
 * Changes an employer that lies in the caller's own area, if it still is the version that was read.
 * @throws 428 without a version, 404 when not there or not theirs, 412 with both versions, 400 as createEmployer
 */
export async function patchEmployer(
  trx: Trx,
  id: number,
  ifMatch: string | null,
  patch: EmployerPatch,
  today: Day,
): Promise<EmployerFeature> {
  const { version, unitId } = await rowToWrite(trx, id, ifMatch)
  if (patch.vacancies) await checkTrades(trx, patch.vacancies)
  const before = await reread(trx, id, today)
  const record = await merged(trx, unitId, before, patch, today)
  if (!(await updateEmployer(trx, id, version, record))) throw problems.notFound()
  if (patch.vacancies) await replaceVacancies(trx, id, patch.vacancies)
  await rewriteEmployerUnits(trx, id)
  return reread(trx, id, today)
}

/** Removes an employer with its openings. @throws as patchEmployer */
export async function removeEmployer(trx: Trx, id: number, ifMatch: string | null): Promise<void> {
  const { version } = await rowToWrite(trx, id, ifMatch)
  if (!(await deleteEmployer(trx, id, version))) throw problems.notFound()
}

/** The row that stands, locked, after its version was compared with the one that the caller read. */
async function rowToWrite(trx: Trx, id: number, ifMatch: string | null) {
  const current = await writableEmployer(trx, id)
  if (!current) throw problems.notFound()
  requireVersion(ifMatch, current.version)
  return current
}

async function merged(
  trx: Trx,
  currentUnitId: number,
  before: EmployerFeature,
  patch: EmployerPatch,
  today: Day,
): Promise<EmployerRecord> {
  const properties = before.properties
  const location = patch.geometry === undefined ? before.geometry : patch.geometry
  const point = location?.coordinates ?? null
  const moved = patch.geometry !== undefined || patch.unitCode !== undefined
  const unitId = moved ? await currentCommune(trx, point, patch.unitCode, today) : currentUnitId
  return {
    name: patch.name ?? properties.name,
    address: patch.address === undefined ? properties.address : patch.address,
    location: point,
    unitId,
    accepting: patch.accepting ?? properties.accepting,
    memorandum: patch.memorandum ?? properties.memorandum,
    verifiedOn: patch.verifiedOn === undefined ? properties.verifiedOn : patch.verifiedOn,
  }
}

async function checkTrades(trx: Trx, vacancies: readonly Vacancy[]): Promise<void> {
  const codes = vacancies.map(({ trade }) => trade)
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index)
  const unknown = await unknownTrades(trx, codes)
  const errors = [
    ...repeated.map((code) => ({ path: 'vacancies', code: 'repeated', message: `${code} stands twice` })),
    ...unknown.map((code) => ({ path: 'vacancies', code: 'unknown_trade', message: `no trade ${code}` })),
  ]
  if (errors.length > 0) throw problems.invalidRequest(errors)
}

async function reread(trx: Trx, id: number, today: Day): Promise<EmployerFeature> {
  const employer = await employerById(trx, id, today)
  if (!employer) throw problems.notFound()
  return employer
}
