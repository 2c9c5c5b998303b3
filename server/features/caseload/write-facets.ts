import { Json } from '../../http/endpoint.ts'
import { JsonWriter, membersOf } from '../../http/json-writer.ts'
import { countedEnd } from './cell-bytes.ts'
import type { UnitOfScope, UnitPeople } from './facet-units.ts'
import type { CaseFacets } from './schemas.ts'

/** All of the facets but the units. */
export type FacetFrame = Omit<CaseFacets, 'units'>

/** The JSON of facets with `facetUnits`, without making an object of every unit: what does not change of it is copied. */
export function writeFacets(frame: FacetFrame, { units, people }: UnitPeople): Json {
  const json = new JsonWriter(FRAME_BYTES + units.length * UNIT_BYTES)
  json.text('{').add(membersOf(frame)).text(',"units":[')
  for (const [index, piece] of piecesOf(units).entries()) {
    json.add(index === 0 ? piece.subarray(COMMA_BYTES) : piece)
    json.add(countedEnd(people[index] ?? 0, false))
  }
  return new Json(json.text(']}').bytes())
}

const FRAME_BYTES = 8192
const UNIT_BYTES = 160
const COMMA_BYTES = 1

const known = new WeakMap<readonly UnitOfScope[], Buffer[]>()

/** All of each unit but its count, with a comma before it; written once for as long as the units are remembered. */
function piecesOf(units: readonly UnitOfScope[]): Buffer[] {
  const pieces = known.get(units) ?? units.map((unit) => Buffer.from(`,{${membersOf(unit)},`))
  known.set(units, pieces)
  return pieces
}
