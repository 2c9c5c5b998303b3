import type { Hierarchy } from '../coverage/hierarchy.ts'
import type { PeopleOfUnit } from './facet-queries.ts'
import { countedCell } from './register-rows.ts'
import type { FacetUnit } from './schemas.ts'

/** Which unit a row of the facets is of. */
export type UnitOfScope = Pick<FacetUnit, 'unitId' | 'code' | 'name' | 'level' | 'parentCode'>

/** The units of a scope and how many people each of them has, in the same order. */
export interface UnitPeople {
  units: readonly UnitOfScope[]
  people: readonly number[]
}

/** A province has its own queue and what its communes have. */
export function peopleOfUnits(
  counts: readonly PeopleOfUnit[],
  scope: ReadonlySet<number>,
  hierarchy: Hierarchy,
): UnitPeople {
  const people = new Map<number, number>()
  for (const { unitId, people: more } of counts) {
    const unit = hierarchy.units.get(unitId)
    if (!unit) continue
    people.set(unit.id, (people.get(unit.id) ?? 0) + more)
    const above = unit.level === 'commune' ? unit.parentId : null
    if (above !== null) people.set(above, (people.get(above) ?? 0) + more)
  }
  const units = unitsOfScope(hierarchy, scope)
  return { units, people: units.map(({ unitId }) => people.get(unitId) ?? 0) }
}

/** The rows as objects. */
export function facetUnits({ units, people }: UnitPeople): FacetUnit[] {
  return units.map((unit, index) => ({ ...unit, ...countedCell(people[index] ?? 0, false) }))
}

const ofHierarchy = new WeakMap<Hierarchy, WeakMap<ReadonlySet<number>, readonly UnitOfScope[]>>()

/** Looked up once for as long as hierarchy and scope are remembered. */
function unitsOfScope(hierarchy: Hierarchy, scope: ReadonlySet<number>): readonly UnitOfScope[] {
  const ofScope = ofHierarchy.get(hierarchy) ?? new WeakMap<ReadonlySet<number>, readonly UnitOfScope[]>()
  ofHierarchy.set(hierarchy, ofScope)
  const units = ofScope.get(scope) ?? listedUnits(hierarchy, scope)
  ofScope.set(scope, units)
  return units
}

function listedUnits({ units }: Hierarchy, scope: ReadonlySet<number>): readonly UnitOfScope[] {
  return [...units.values()]
    .filter(({ id }) => scope.has(id))
    .map(({ id, code, name, level, parentId }) => {
      const parentCode = units.get(parentId ?? 0)?.code ?? null
      return { unitId: id, code, name, level, parentCode }
    })
}
