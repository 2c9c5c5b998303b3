import type { Day } from '@hoanhap/geo/day.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import type { Settlements } from '../access/settlements.ts'
import { communesUnder, type Hierarchy, hierarchyOn, type UnitRow, unitRows } from '../coverage/hierarchy.ts'
import { communesAround } from './queries.ts'
import type { DrawnCandidate, Site, SitingInput } from './schemas.ts'

/** Where a new place could stand. */
export interface Candidate extends Pick<Site, 'unitId' | 'code' | 'name' | 'candidate' | 'cost'> {
  point: LonLat
}

type Asking = Pick<Context<unknown, unknown, SitingInput>, 'trx' | 'services' | 'body'>

/**
 * The points that the caller names, or the middle of every commune that may be built in.
 * @throws 400 naming `unit`, `exclude` or `p`
 */
export async function candidatesOf(
  { trx, services, body }: Asking,
  settlements: Settlements,
  asOf: Day,
): Promise<Candidate[]> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const excluded = new Set(unitsUnder(hierarchy, body.exclude ?? [], 'exclude'))
  const found = body.candidates
    ? await drawn(trx, body.candidates, { hierarchy, asOf })
    : communes(hierarchy, settlements, body.unit)
  const allowed = found.filter(({ unitId }) => unitId === null || !excluded.has(unitId))
  if (allowed.length < body.p) throw tooFew(allowed.length)
  return allowed
}

function communes(
  hierarchy: Hierarchy,
  settlements: Settlements,
  within: readonly string[] | undefined,
): Candidate[] {
  const wanted = within && new Set(unitsUnder(hierarchy, within, 'unit'))
  return unitRows(hierarchy, 'commune').flatMap(({ unitId, code, name }) => {
    const point = settlements.get(unitId)?.point
    if (!point || (wanted && !wanted.has(unitId))) return []
    return [{ unitId, code, name, point, candidate: null, cost: null }]
  })
}

async function drawn(
  trx: Asking['trx'],
  points: readonly DrawnCandidate[],
  { hierarchy, asOf }: { hierarchy: Hierarchy; asOf: Day },
): Promise<Candidate[]> {
  const locations = points.map(({ location }) => location)
  const around = await communesAround(trx, locations, asOf)
  const byId = new Map(unitRows(hierarchy, 'commune').map((unit) => [unit.unitId, unit]))
  return points.map(({ location, name, cost = null }, candidate) => {
    const commune = byId.get(around[candidate] ?? -1)
    return { ...titleOf(commune, name ?? `${candidate + 1}`), point: location, candidate, cost }
  })
}

function titleOf(commune: UnitRow | undefined, name: string) {
  return { unitId: commune?.unitId ?? null, code: commune?.code ?? null, name }
}

function unitsUnder(hierarchy: Hierarchy, codes: readonly string[], path: 'unit' | 'exclude'): number[] {
  return codes.flatMap((code) => {
    const within = communesUnder(hierarchy, code)
    if (within) return within
    const message = `no unit has the code ${code} on that day`
    throw problems.invalidRequest([{ path, code: 'unknown_unit', message }])
  })
}

function tooFew(candidates: number) {
  const message = `only ${candidates} candidates have a point where a place could stand`
  return problems.invalidRequest([{ path: 'p', code: 'too_many', message }])
}
