import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdits,
  type ExistingPlace,
  editsWithoutPlace,
  MOST_CAPACITY,
  MOST_EDITS,
} from '../../../../../web/src/features/gap-planner/trial/edits.ts'
import {
  change,
  type History,
  NO_EDITS,
  type TrialAction,
} from '../../../../../web/src/features/gap-planner/trial/history.ts'
import { changing, isWellFormed, PLACES } from './samples.ts'

const actions = fc.array(changing, { maxLength: 30 })
const made = (some: readonly TrialAction[], from: History = NO_EDITS) => some.reduce(change, from)
const AT = [105.3, 16.2] as const

/** The same, as somebody would who writes every place down anew after each action. */
function byHand(some: readonly TrialAction[]) {
  let places: (Omit<ExistingPlace, 'name'> & { name: string | null })[] = [...PLACES]
  let added = 0
  for (const action of some) {
    if (action.kind === 'add') {
      added += 1
      places.push({ id: -added, name: null, point: action.location, capacity: action.capacity })
    } else if (action.kind === 'remove') places = places.filter(({ id }) => id !== action.id)
    else
      places = places.map((place) => {
        if (!('id' in action) || place.id !== action.id) return place
        if (action.kind === 'move') return { ...place, point: action.location }
        return { ...place, capacity: action.capacity }
      })
  }
  return places
}

const bare = (places: readonly { id: number; point: readonly [number, number]; capacity: number }[]) =>
  places.map(({ id, point, capacity }) => ({ id, point: [...point], capacity })).sort((a, b) => a.id - b.id)

describe('what is tried', () => {
  test('leaves the places as doing it by hand does', () => {
    fc.assert(
      fc.property(actions, (some) => {
        const { edits } = made(some)
        expect(bare(applyEdits(PLACES, edits))).toEqual(bare(byHand(some)))
      }),
    )
  })

  test('is always a list that a scenario can keep', () => {
    fc.assert(
      fc.property(actions, (some) => {
        expect(isWellFormed(made(some).edits)).toBe(true)
      }),
    )
  })

  test('names a place that is not there, and changes nothing by it', () => {
    const { edits } = made([{ kind: 'move', id: 99, location: AT }])
    expect(applyEdits(PLACES, edits)).toEqual(applyEdits(PLACES, []))
    expect(editsWithoutPlace(PLACES, edits)).toEqual(edits)
  })

  test('takes no point that is none, and holds openings within what a place can have', () => {
    expect(made([{ kind: 'add', location: [Number.NaN, 16], capacity: 3 }])).toBe(NO_EDITS)
    expect(made([{ kind: 'move', id: 1, location: [105, 91] }])).toBe(NO_EDITS)
    const sized = (capacity: number) => made([{ kind: 'resize', id: 1, capacity }]).edits
    expect(sized(0)).toEqual([{ kind: 'resize', id: 1, capacity: 1 }])
    expect(sized(1e9)).toEqual([{ kind: 'resize', id: 1, capacity: MOST_CAPACITY }])
    expect(sized(Number.NaN)).toEqual([{ kind: 'resize', id: 1, capacity: 1 }])
  })

  test('is as exact as a scenario keeps it, so that it opens as it was seen', () => {
    const { edits } = made([{ kind: 'add', location: [105.123456789, 16.987654321], capacity: 1 }])
    expect(edits).toEqual([{ kind: 'add', id: -1, location: [105.123457, 16.987654], capacity: 1 }])
  })

  test('ends at as many edits as a scenario holds', () => {
    const adding = Array.from({ length: MOST_EDITS + 5 }, (): TrialAction => {
      return { kind: 'add', location: AT, capacity: 1 }
    })
    expect(made(adding).edits).toHaveLength(MOST_EDITS)
  })
})

describe('undo', () => {
  const undo: TrialAction = { kind: 'undo' }
  const redo: TrialAction = { kind: 'redo' }

  test('gives back every step, and redo every one of them again', () => {
    fc.assert(
      fc.property(actions, (some) => {
        const states = some.reduce<History[]>(
          (all, action) => {
            const now = all.at(-1) ?? NO_EDITS
            const next = change(now, action)
            return next === now ? all : all.concat(next)
          },
          [NO_EDITS],
        )
        let now = states.at(-1) ?? NO_EDITS
        for (const state of states.slice(0, -1).reverse()) {
          now = change(now, undo)
          expect(now.edits).toEqual(state.edits)
        }
        expect(change(now, undo)).toBe(now)
        for (const state of states.slice(1)) {
          now = change(now, redo)
          expect(now.edits).toEqual(state.edits)
        }
        expect(change(now, redo)).toBe(now)
      }),
    )
  })

  test('takes a whole drag back at once, but not what came before it', () => {
    const drag = (km: number, continues: boolean): TrialAction => {
      return { kind: 'move', id: 1, location: [105 + km, 16], continues }
    }
    const dragged = made([
      { kind: 'resize', id: 1, capacity: 9 },
      drag(0.1, false),
      drag(0.2, true),
      drag(0.3, true),
    ])
    expect(dragged.edits).toContainEqual({ kind: 'move', id: 1, location: [105.3, 16] })
    expect(change(dragged, undo).edits).toEqual([{ kind: 'resize', id: 1, capacity: 9 }])
  })

  test('of another place ends a drag: what goes on is a step of its own', () => {
    const turned = made([
      { kind: 'add', location: AT, capacity: 5 },
      { kind: 'resize', id: -1, capacity: 6, continues: true },
      { kind: 'resize', id: -1, capacity: 7, continues: true },
    ])
    expect(change(turned, undo).edits).toEqual([{ kind: 'add', id: -1, location: AT, capacity: 5 }])
  })

  test('a new step forgets what was undone', () => {
    const undone = change(made([{ kind: 'remove', id: 1 }]), undo)
    const other = change(undone, { kind: 'remove', id: 2 })
    expect(change(other, redo)).toBe(other)
  })

  test('a number that an undone step used is not given again', () => {
    const undone = change(made([{ kind: 'add', location: AT, capacity: 1 }]), undo)
    const { edits } = change(undone, { kind: 'add', location: AT, capacity: 2 })
    expect(edits.map(({ id }) => id)).toEqual([-2])
  })
})

describe('one edit', () => {
  test('is taken back wherever it stands', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (some, which) => {
        const tried = made(some)
        const edit = tried.edits[which % Math.max(1, tried.edits.length)]
        if (!edit) return
        const left = change(tried, { kind: 'withdraw', edit })
        expect(left.edits).toEqual(tried.edits.filter((other) => other !== edit))
        expect(change(left, { kind: 'undo' }).edits).toEqual(tried.edits)
      }),
    )
  })

  test('everything goes at once, and comes back', () => {
    const tried = made([
      { kind: 'remove', id: 1 },
      { kind: 'remove', id: 2 },
    ])
    const none = change(tried, { kind: 'reset' })
    expect(none.edits).toEqual([])
    expect(change(none, { kind: 'undo' }).edits).toEqual(tried.edits)
  })
})
