import fc from 'fast-check'
import {
  type ExistingPlace,
  MOST_CAPACITY,
  type TrialEdit,
} from '../../../../../web/src/features/gap-planner/trial/edits.ts'
import type { TrialAction } from '../../../../../web/src/features/gap-planner/trial/history.ts'

/** Six places that exist. */
export const PLACES: readonly ExistingPlace[] = [1, 2, 3, 4, 5, 6].map((id) => ({
  id,
  name: `Xưởng số ${id}`,
  point: [105 + id / 10, 16] as const,
  capacity: 5 * id,
}))

/** As exact as a scenario keeps a position. */
const degrees = (least: number) =>
  fc.integer({ min: least * 1e6, max: (least + 1) * 1e6 }).map((value) => value / 1e6)
export const location = fc.tuple(degrees(105), degrees(16))
const capacity = fc.integer({ min: 1, max: MOST_CAPACITY })
/** Existing places, one that is not there any more, and the first that were added. */
const id = fc.constantFrom(1, 2, 3, 4, 5, 6, 99, -1, -2, -3)

export const changing: fc.Arbitrary<TrialAction> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), location, capacity }),
  fc.record({ kind: fc.constant('move' as const), id, location }),
  fc.record({ kind: fc.constant('resize' as const), id, capacity }),
  fc.record({ kind: fc.constant('remove' as const), id }),
)

/** As a reader can make them: what is added is changed itself, and nothing is done to what was taken away. */
export function isWellFormed(edits: readonly TrialEdit[]): boolean {
  const keys = edits.map((edit) => `${edit.kind} ${edit.id}`)
  const removed = new Set(edits.filter(({ kind }) => kind === 'remove').map(({ id: of }) => of))
  const once = new Set(keys).size === keys.length
  const ownKind = edits.every(({ kind, id: of }) => (kind === 'add') === of < 0)
  return once && ownKind && edits.every(({ kind, id: of }) => kind === 'remove' || !removed.has(of))
}
