import { shareOpenings, type TradesInNeed } from '@hoanhap/geo/access/share-openings.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const shared = (needs: TradesInNeed) =>
  Object.fromEntries(Object.entries(shareOpenings(needs)).map(([name, values]) => [name, [...values]]))

describe('by hand', () => {
  test('everybody finds the own trade first, also where another would fit', () => {
    expect(shared({ people: [4, 6], openings: [10, 3], fits: [[1], []] })).toEqual({
      own: [4, 3],
      related: [0, 0],
      unmet: [0, 3],
      unfilled: [6, 0],
    })
  })

  test('what is left is shared in proportion: 10 openings among 30 and 10 people are 7.5 and 2.5', () => {
    expect(shared({ people: [30, 10, 0], openings: [0, 0, 10], fits: [[2], [2], []] })).toEqual({
      own: [0, 0, 0],
      related: [7.5, 2.5, 0],
      unmet: [22.5, 7.5, 0],
      unfilled: [0, 0, 0],
    })
  })

  test('openings that somebody did not need go to the others in the next round', () => {
    // the 4 are offered 2 of the first ten and all of the second, 12 in all, and take a third of each; the 16 get 8 of the
    // first ten, and in the next round what the 4 left of it: 10 - 2/3 - 8
    const { unmet, unfilled } = shared({
      people: [4, 16, 0, 0],
      openings: [0, 0, 10, 10],
      fits: [[2, 3], [2], [], []],
    })
    expect(unmet).toEqual([expect.closeTo(0, 9), expect.closeTo(20 / 3, 9), 0, 0])
    expect(unfilled).toEqual([0, 0, expect.closeTo(0, 9), expect.closeTo(20 / 3, 9)])
  })

  test('a trade fits one way only, unless it says so', () => {
    expect(shared({ people: [0, 5], openings: [5, 0], fits: [[1], []] }).unmet).toEqual([0, 5])
  })
})

describe('whatever is wanted and open', () => {
  const size = 7
  const needs = fc.record({
    people: fc.array(fc.oneof(fc.nat(60), fc.double({ min: 0, max: 60, noNaN: true })), {
      minLength: size,
      maxLength: size,
    }),
    openings: fc.array(fc.nat(60), { minLength: size, maxLength: size }),
    fits: fc
      .array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size })
      .map((all) => all.map((others, trade) => others.filter((other) => other !== trade))),
  })
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0)

  test('nobody is lost, nothing is taken twice, nothing is below zero', () => {
    fc.assert(
      fc.property(needs, (input) => {
        const { own, related, unmet, unfilled } = shareOpenings(input)
        input.people.forEach((count, trade) => {
          expect((own[trade] ?? 0) + (related[trade] ?? 0) + (unmet[trade] ?? 0)).toBeCloseTo(count, 6)
        })
        expect(sum(own) + sum(related)).toBeCloseTo(sum(input.openings) - sum(unfilled), 6)
        for (const values of [own, related, unmet, unfilled])
          expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-9)
      }),
    )
  })

  test('nobody is left beside an opening that fits', () => {
    fc.assert(
      fc.property(needs, (input) => {
        const { unmet, unfilled } = shareOpenings(input)
        input.fits.forEach((others, trade) => {
          for (const other of [trade, ...others])
            expect(Math.min(unmet[trade] ?? 0, unfilled[other] ?? 0)).toBeLessThan(1e-6)
        })
      }),
    )
  })

  test('the order of the trades does not matter', () => {
    fc.assert(
      fc.property(needs, (input) => {
        const turned = (index: number) => size - 1 - index
        const backwards = shareOpenings({
          people: input.people.toReversed(),
          openings: input.openings.toReversed(),
          fits: input.fits.toReversed().map((others) => others.map(turned)),
        })
        const forwards = shareOpenings(input)
        forwards.unmet.forEach((left, trade) => {
          expect(backwards.unmet[turned(trade)]).toBeCloseTo(left, 6)
        })
      }),
    )
  })
})
