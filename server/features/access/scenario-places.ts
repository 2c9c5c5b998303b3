import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { ScenarioEdit } from '../scenarios/schemas.ts'
import type { Place } from './queries.ts'

type EditOfPlace = Exclude<ScenarioEdit, { kind: 'add' }>

/** The places as a scenario has them, what it added after the others; what it says of places that are gone is left out. */
export function placesInScenario(places: readonly Place[], edits: readonly ScenarioEdit[]): Place[] {
  const editsOf = groupBy(edits.filter(isOfPlace), ({ placeId }) => placeId)
  const kept = places.flatMap((place) => {
    const tried = (editsOf.get(place.id) ?? []).reduce(edited, place)
    return tried ? [tried] : []
  })
  return [...kept, ...edits.flatMap(added)]
}

/** How many edits speak of places that are not among these. */
export function editsWithoutPlace(places: readonly Place[], edits: readonly ScenarioEdit[]): number {
  const known = new Set(places.map(({ id }) => id))
  return edits.filter((edit) => isOfPlace(edit) && !known.has(edit.placeId)).length
}

function isOfPlace(edit: ScenarioEdit): edit is EditOfPlace {
  return edit.kind !== 'add'
}

function edited(place: Place | null, edit: EditOfPlace): Place | null {
  if (!place || edit.kind === 'remove') return null
  return edit.kind === 'move' ? { ...place, point: edit.location } : { ...place, capacity: edit.capacity }
}

/** What only the scenario has goes by the number of its edit, below zero. */
function added(edit: ScenarioEdit, index: number): Place[] {
  return edit.kind === 'add' ? [{ id: -1 - index, point: edit.location, capacity: edit.capacity }] : []
}
