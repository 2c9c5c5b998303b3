import {
  attackBySubtraction,
  attackWithKnowledge,
  Contradiction,
  type PublishedSystem,
} from '@hoanhap/geo/disclosure/attacker.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const shown = (count: number) => ({ low: count, high: count })
const SMALL = { low: 0, high: 9 }
const LARGE = { low: 10, high: Infinity }

describe('attackBySubtraction', () => {
  test('subtracts', () => {
    const bounds = attackBySubtraction({
      bounds: new Map([
        ['total', shown(50)],
        ['a', shown(43)],
        ['b', SMALL],
      ]),
      equations: [{ total: 'total', parts: ['a', 'b'] }],
    })
    expect(bounds.get('b')).toEqual(shown(7))
  })

  test('reads labels: 10 + 1 in a total of 11', () => {
    const bounds = attackBySubtraction({
      bounds: new Map([
        ['total', shown(11)],
        ['a', LARGE],
        ['b', { low: 1, high: 9 }],
      ]),
      equations: [{ total: 'total', parts: ['a', 'b'] }],
    })
    expect(bounds.get('a')).toEqual(shown(10))
    expect(bounds.get('b')).toEqual(shown(1))
  })

  test('goes up one sum and down another', () => {
    const bounds = attackBySubtraction({
      bounds: new Map([
        ['country', shown(100)],
        ['p', shown(60)],
        ['q', LARGE],
        ['x', shown(35)],
        ['y', SMALL],
      ]),
      equations: [
        { total: 'q', parts: ['x', 'y'] },
        { total: 'country', parts: ['p', 'q'] },
      ],
    })
    expect(bounds.get('y')).toEqual(shown(5))
  })

  test('uses what an officer knows', () => {
    const system: PublishedSystem = {
      bounds: new Map([
        ['total', shown(20)],
        ['a', SMALL],
        ['b', SMALL],
        ['c', SMALL],
      ]),
      equations: [{ total: 'total', parts: ['a', 'b', 'c'] }],
    }
    expect(attackBySubtraction(system).get('c')).toEqual({ low: 2, high: 9 })
    expect(attackWithKnowledge(system, new Map([['a', 2]])).get('c')).toEqual(shown(9))
    expect(() => attackWithKnowledge(system, new Map([['a', 10]]))).toThrow(Contradiction)
    expect(() => attackWithKnowledge(system, new Map([['a', 1]]))).toThrow(Contradiction)
  })

  test('gives the exact ranges of a tree, as trying all solutions does', () => {
    const small = fc.integer({ min: 0, max: 8 })
    const tree = fc.record({
      counts: fc.tuple(small, small, small, small),
      hidden: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    })
    fc.assert(
      fc.property(tree, ({ counts: [a, b, c, d], hidden }) => {
        const truth = { a, b, c, d, left: a + b, right: c + d, all: a + b + c + d }
        const names = Object.keys(truth) as (keyof typeof truth)[]
        const stated = new Map(
          names.map(
            (name, i) => [name, hidden[i] ? { low: 0, high: LIMITS[name] } : shown(truth[name])] as const,
          ),
        )
        const equations = [
          { total: 'left', parts: ['a', 'b'] },
          { total: 'right', parts: ['c', 'd'] },
          { total: 'all', parts: ['left', 'right'] },
        ]
        const solutions = allSolutions().filter((world) =>
          names.every(
            (name) =>
              world[name] >= (stated.get(name)?.low ?? 0) && world[name] <= (stated.get(name)?.high ?? 0),
          ),
        )
        const bounds = attackBySubtraction({ bounds: stated, equations })
        for (const name of names) {
          const values = solutions.map((world) => world[name])
          expect(bounds.get(name), name).toEqual({ low: Math.min(...values), high: Math.max(...values) })
        }
      }),
      { numRuns: 100 },
    )
  })
})

type World = Record<'a' | 'b' | 'c' | 'd' | 'left' | 'right' | 'all', number>
/** As loose as the leaves allow, so that the oracle's grid holds every solution. */
const LIMITS: World = { a: 8, b: 8, c: 8, d: 8, left: 16, right: 16, all: 32 }
let cached: World[] | undefined
function allSolutions(): World[] {
  if (cached) return cached
  const range = Array.from({ length: 9 }, (_, value) => value)
  cached = range.flatMap((a) =>
    range.flatMap((b) =>
      range.flatMap((c) => range.map((d) => ({ a, b, c, d, left: a + b, right: c + d, all: a + b + c + d }))),
    ),
  )
  return cached
}
