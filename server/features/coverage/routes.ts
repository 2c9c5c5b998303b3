import { endpoint } from '../../http/endpoint.ts'
import { employersState } from '../employers/queries.ts'
import { coverUnits } from './cover-units.ts'
import { hierarchyOn, unitOfLeaf, unitRows } from './hierarchy.ts'
import { knownCodes } from './known-codes.ts'
import { employerPlaces, innerPoints, servicePlaces } from './queries.ts'
import { Coverage, CoverageQuery } from './schemas.ts'

const coverage = endpoint(
  {
    method: 'get',
    path: '/coverage',
    summary:
      'Employers, openings and services present in every unit of a level on a date, and the distance to the nearest',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    dependsOn: ({ trx }) => employersState(trx),
    query: CoverageQuery,
    response: Coverage,
  },
  async ({ trx, services, query, today }) => {
    const { level, asOf = today } = query
    const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
    const units = unitRows(hierarchy, level)
    const wanted = knownCodes(units, query.unit, { level, asOf })
    const covered = coverUnits({
      units,
      unitOf: unitOfLeaf(hierarchy, level),
      innerPoints: await innerPoints(trx, level, asOf),
      employers: await employerPlaces(trx, asOf),
      services: await servicePlaces(trx, asOf),
    })
    return { level, asOf, ...covered, rows: covered.rows.filter(({ code }) => wanted.has(code)) }
  },
)

export const routes = [coverage]
