import type { Unit } from '@hoanhap/server/contract.ts'
import type { UnitRef } from '../../url-state/view-state.ts'
import type { PlaceChange } from './place-context.ts'

/** Changes that going to a place means. Pure, so that map, table, search and breadcrumb agree. */

export function refOf(unit: Pick<Unit, 'level' | 'code'>): UnitRef {
  return { level: unit.level, code: unit.code }
}

/** The page becomes about this place and shows what lies in it; a commune holds nothing, so it is only chosen. */
export function goInto(unit: Unit): PlaceChange {
  if (unit.level === 'commune') return { unit: refOf(unit), level: 'commune' }
  return { place: refOf(unit), unit: null, level: 'commune', camera: null }
}

/** The whole country, by province. */
export function goToCountry(): PlaceChange {
  return { place: null, unit: null, level: 'province', camera: null }
}

/** The unit is chosen; the page stays about its place. */
export function choose(unit: Pick<Unit, 'level' | 'code'> | null): PlaceChange {
  return { unit: unit && refOf(unit) }
}

/** A unit found by its name: chosen in its province, with its own level drawn. */
export function goToFound(unit: Unit, province: Unit | null): PlaceChange {
  if (unit.level === 'province') return goInto(unit)
  return {
    place: province && refOf(province),
    unit: refOf(unit),
    level: unit.level,
    camera: null,
  }
}
