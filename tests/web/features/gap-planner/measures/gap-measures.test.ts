import { describe, expect, test } from 'vitest'
import { figureList, figureOf } from '../../../../../web/src/features/gap-planner/measures/gap-measures.ts'
import { gapSets } from '../../../../../web/src/features/gap-planner/measures/gap-sets.ts'
import { worstFirst } from '../../../../../web/src/features/gap-planner/measures/ranking.ts'
import { classColours } from '../../../../../web/src/map/palettes/class-colours.ts'
import { PALETTES } from '../../../../../web/src/map/palettes/palette.ts'
import { GAP_MEASURES } from '../../../../../web/src/url-state/gap-view.ts'
import { commune } from '../sample-facts.ts'

const { gap: GAP_COLOURS } = PALETTES.light

describe('the figure of a commune', () => {
  test('is capacity within reach for so many people, rounded as it is shown', () => {
    expect(figureOf('gap', commune(1, { score: 0.01249 }), 100)).toEqual({ state: 'value', value: 1.2 })
    expect(figureOf('gap', commune(1, { score: 0.0012 }), 1000)).toEqual({ state: 'value', value: 1.2 })
  })

  test('is the way to the nearest place, also where nobody is counted', () => {
    expect(figureOf('nearest', commune(1, { nearestKm: 7.36 }), 100).value).toBe(7.4)
    expect(figureOf('nearest', { ...commune(1), need: null }, 100).value).toBe(3)
  })

  test('is what lies inside for its own people', () => {
    expect(figureOf('ratio', commune(1, { people: 80, inside: 6 }), 100).value).toBe(7.5)
  })

  test('is no number where there is none to tell, and never NaN', () => {
    const hidden = commune(1, { people: 4.5, state: 'suppressed', inside: 6 })
    expect(figureOf('ratio', hidden, 100)).toEqual({ state: 'suppressed', value: null })
    expect(figureOf('gap', hidden, 100)).toEqual({ state: 'estimated', value: 10 })
    expect(figureOf('ratio', commune(1, { people: 0 }), 100)).toEqual({ state: 'notApplicable', value: null })
    expect(figureOf('nearest', commune(1, { nearestKm: null }), 100)).toEqual({
      state: 'noData',
      value: null,
    })
    expect(figureOf('gap', { ...commune(1), need: null }, 100)).toEqual({ state: 'noData', value: null })
    expect(figureOf('gap', { ...commune(1), within: null }, 100)).toEqual({ state: 'noData', value: null })
  })
})

describe('the colours', () => {
  const facts = Array.from({ length: 10 }, (_, at) =>
    commune(at + 1, { score: at / 100, nearestKm: 20 - at, inside: at }),
  )
  const setsOf = (measure: (typeof GAP_MEASURES)[number], some = facts) =>
    gapSets([
      {
        base: figureList(some, { measure, perPeople: 100, language: 'vi', asOf: '2026-11-22' }),
        trial: null,
      },
    ])[0]?.base

  test.each(GAP_MEASURES)('are darkest where most is missing: %s', (measure) => {
    const set = setsOf(measure)
    const colours = set ? classColours(set, PALETTES.light) : []
    const colourOf = (id: number) => colours[set?.classByUnit.get(id) ?? -1]
    expect([colourOf(1), colourOf(10)]).toEqual([GAP_COLOURS[4], GAP_COLOURS[0]])
  })

  test('mean the same before and in a trial: no class moves while a place is dragged', () => {
    const listOf = (some: typeof facts) =>
      figureList(some, { measure: 'gap', perPeople: 100, language: 'vi', asOf: '2026-11-22' })
    const tried = facts.map((one, at) => (at === 0 ? commune(1, { score: 5 }) : one))
    const [sets] = gapSets([{ base: listOf(facts), trial: listOf(tried) }])
    expect(sets?.shown.breaks).toEqual(sets?.base.breaks)
    expect(sets?.base.classByUnit.get(1)).toBe(0)
    expect(sets?.shown.classByUnit.get(1)).toBe(4)
    expect(sets?.shown.classByUnit.get(2)).toBe(sets?.base.classByUnit.get(2))
  })

  test('of two maps of one measure mean the same number', () => {
    const listOf = (some: typeof facts) =>
      figureList(some, { measure: 'gap', perPeople: 100, language: 'vi', asOf: '2026-11-22' })
    const doubled = facts.map((one) => commune(one.unit.id, { score: (one.within?.score ?? 0) * 2 }))
    const [left, right] = gapSets([
      { base: listOf(facts), trial: null },
      { base: listOf(doubled), trial: null },
    ])
    expect(left?.base.breaks).toEqual(right?.base.breaks)
  })
})

describe('where most is missing', () => {
  const order = (measure: 'gap' | 'nearest', facts: Parameters<typeof worstFirst>[0]) =>
    worstFirst(facts, { measure, perPeople: 100 }).map(({ unit }) => unit.id)

  test('comes first; of what reads the same, where most people are', () => {
    const facts = [
      commune(1, { score: 0.5 }),
      commune(2, { score: 0.0001, people: 20 }),
      commune(3, { score: 0, people: 10 }),
      commune(4, { score: 0.0004, people: 40 }),
    ]
    expect(order('gap', facts)).toEqual([4, 2, 3, 1])
  })

  test('is the farthest for the way', () => {
    expect(order('nearest', [commune(1, { nearestKm: 3 }), commune(2, { nearestKm: 9 })])).toEqual([2, 1])
  })

  test('leaves out communes with nobody in need, and ends with those without a figure', () => {
    const facts = [
      { ...commune(1), within: null },
      commune(2, { people: 0 }),
      { ...commune(3), need: null },
      commune(4),
    ]
    expect(order('gap', facts)).toEqual([4, 1])
  })
})
