import type { LonLat } from '@hoanhap/geo/units.ts'
import type { ScenarioEdit } from '@hoanhap/server/contract.ts'

/** A place of the trial: the id of an existing one, or a negative number for one that only exists here. */
export type TrialId = number

/** As it is kept in a scenario; something added has a negative id of its own as long as it is on the page. */
export type TrialEdit =
  | { kind: 'add'; id: TrialId; location: LonLat; capacity: number }
  | { kind: 'move'; id: TrialId; location: LonLat }
  | { kind: 'resize'; id: TrialId; capacity: number }
  | { kind: 'remove'; id: TrialId }

/** A place that takes people: openings of an employer, 1 of a service. */
export interface ExistingPlace {
  id: number
  name: string
  point: LonLat
  capacity: number
}

/** A place as it stands in the trial. */
export interface TriedPlace {
  id: TrialId
  /** Null for one that was added. */
  name: string | null
  point: LonLat
  capacity: number
  /** What it is in truth; null for one that was added. */
  before: ExistingPlace | null
}

/** As many as the server keeps in one scenario. */
export const MOST_EDITS = 200
export const LEAST_CAPACITY = 1
export const MOST_CAPACITY = 10_000

/** The places after the edits, in their order, then the added ones; edits of places that are not there change nothing. */
export function applyEdits(places: readonly ExistingPlace[], edits: readonly TrialEdit[]): TriedPlace[] {
  const byPlace = new Map<TrialId, TrialEdit[]>()
  for (const edit of edits) byPlace.set(edit.id, [...(byPlace.get(edit.id) ?? []), edit])
  const kept = places.flatMap((place) => {
    const tried = (byPlace.get(place.id) ?? []).reduce(edited, asItIs(place))
    return tried ? [tried] : []
  })
  const added = edits.flatMap((edit) => (edit.kind === 'add' ? [asAdded(edit)] : []))
  return [...kept, ...added]
}

function asItIs(place: ExistingPlace): TriedPlace | null {
  const { id, name, point, capacity } = place
  return { id, name, point, capacity, before: place }
}

function asAdded({ id, location, capacity }: TrialEdit & { kind: 'add' }): TriedPlace {
  return { id, name: null, point: location, capacity, before: null }
}

function edited(place: TriedPlace | null, edit: TrialEdit): TriedPlace | null {
  if (!place || edit.kind === 'remove') return null
  if (edit.kind === 'move') return { ...place, point: edit.location }
  return edit.kind === 'resize' ? { ...place, capacity: edit.capacity } : place
}

/** Edits of places that are not among these: closed since, or outside of the question. */
export function editsWithoutPlace(
  places: readonly ExistingPlace[],
  edits: readonly TrialEdit[],
): TrialEdit[] {
  const known = new Set(places.map(({ id }) => id))
  return edits.filter(({ kind, id }) => kind !== 'add' && !known.has(id))
}

/** The edits as a scenario keeps them. */
export function toScenarioEdits(edits: readonly TrialEdit[]): ScenarioEdit[] {
  return edits.map((edit): ScenarioEdit => {
    if (edit.kind === 'add') return { kind: 'add', location: [...edit.location], capacity: edit.capacity }
    if (edit.kind === 'move') return { kind: 'move', placeId: edit.id, location: [...edit.location] }
    if (edit.kind === 'resize') return { kind: 'resize', placeId: edit.id, capacity: edit.capacity }
    return { kind: 'remove', placeId: edit.id }
  })
}

/** The edits of a scenario; what it added is numbered −1, −2 and so on. */
export function fromScenarioEdits(edits: readonly ScenarioEdit[]): TrialEdit[] {
  let added = 0
  return edits.map((edit): TrialEdit => {
    if (edit.kind === 'add') {
      added += 1
      return { ...edit, id: -added }
    }
    const { placeId: id, ...rest } = edit
    return { ...rest, id }
  })
}
