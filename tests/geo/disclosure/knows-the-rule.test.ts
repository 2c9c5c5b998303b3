import {
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/**
 * The attacker who has read the code: takes a publication, tries all counts that its shown cells and labels allow, keeps those
 * from which the rule would have published the very same, and looks whether a hidden cell is the same in all of them.
 * Secondary hiding that follows true counts too closely loses to this attacker ("minimality attack", Wong et al. 2007).
 */
function survivingWorlds(
  city: RawProvince[],
  target: RawProvince,
  worlds: Iterable<RawProvince>,
): RawProvince[] {
  const publish = (province: RawProvince) =>
    JSON.stringify(
      protectRelease(
        city.map((other) => (other === target ? province : other)),
        RULE,
      ),
    )
  const published = publish(target)
  return [...worlds].filter((world) => publish(world) === published)
}

function* countsLike(
  counts: readonly number[],
  cells: readonly ProtectedCell[],
  sum: number,
): Iterable<number[]> {
  const [count, ...others] = counts
  const [cell, ...otherCells] = cells
  if (count === undefined || cell === undefined) {
    if (sum === 0) yield []
    return
  }
  const [low, high] = rangeOf(cell, count, sum)
  for (let value = low; value <= Math.min(high, sum); value++)
    for (const rest of countsLike(others, otherCells, sum - value)) yield [value, ...rest]
}

const rangeOf = (cell: ProtectedCell, count: number, sum: number): [number, number] =>
  cell.state !== 'suppressed' ? [count, count] : cell.hidden === 'small' ? [0, 9] : [10, sum]

const constantIn = (worlds: readonly number[][], cells: readonly ProtectedCell[]) =>
  cells.filter(
    (cell, index) => cell.state === 'suppressed' && new Set(worlds.map((world) => world[index])).size < 2,
  )

const province = (
  id: number,
  counts: readonly number[],
  noUnit: number,
  tables: RawProvince['tables'] = {},
) => ({
  id,
  population: null,
  communes: counts.map((count, index) => ({ id: 100 * id + index, count })),
  noUnit,
  noPoint: noUnit,
  tables,
})
const OTHERS = [province(2, [], 5000), province(3, [], 6000)]
const awkward = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 9, max: 16 }),
  fc.integer({ min: 40, max: 60 }),
)

describe('protectRelease against an attacker who knows the rule', () => {
  test('communes under a shown total', () => {
    let attacked = 0
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 3, maxLength: 6 }), (counts) => {
        const target = province(1, counts, 5000)
        const city = [target, ...OTHERS]
        const cells = protectRelease(city, RULE).filter((cell) => cell.unitId >= 100)
        const hidden = counts.filter((_, i) => cells[i]?.state === 'suppressed')
        // more worlds than can be tried prove nothing quickly; the small groups are the dangerous ones
        fc.pre(hidden.length > 0 && hidden.length < counts.length && hidden.length <= 4)
        fc.pre(hidden.reduce((sum, count) => sum + Math.max(1, count - 9), 1) < 40)
        const sum = counts.reduce((total, count) => total + count, 0)
        const worlds = [...countsLike(counts, cells, sum)].map((world) => province(1, world, 5000))
        const survivors = survivingWorlds(city, target, worlds).map((world) =>
          world.communes.map(({ count }) => count),
        )
        attacked++
        expect(constantIn(survivors, cells)).toEqual([])
      }),
      { numRuns: 15 },
    )
    expect(attacked).toBe(15)
  })

  test.each([
    [3, 27],
    [3, 31],
    [4, 36],
    [4, 47],
  ])('all ways to put people into %i communes, %i in all', (communes, people) => {
    const publish = (counts: readonly number[]) =>
      underShownTotal(province(1, counts, 5000), (cell) => cell.unitId >= 100)
    expect(toldByRule(communes, people, publish)).toEqual([])
  })

  test.each([2, 3, 4])('all tables of %i values that few people fit into', (values) => {
    for (let people = 10; people <= (values === 4 ? 22 : 40); people++) {
      const publish = (counts: readonly number[]) => {
        const sex = Object.fromEntries(counts.map((count, i) => [`v${i}`, count]))
        return underShownTotal(province(1, [], people, { sex }), (cell) => cell.indicator === 'sex')
      }
      expect(toldByRule(values, people, publish), `${people} people`).toEqual([])
    }
  })
})

/** The wanted cells of province 1; none when its total is hidden, since then other totals might look the same. */
function underShownTotal(target: RawProvince, wanted: (cell: ProtectedCell) => boolean): ProtectedCell[] {
  const cells = protectRelease([target, ...OTHERS], RULE)
  const isShown = cells.some((cell) => cell.unitId === 1 && cell.indicator === 'total' && cell.count !== null)
  return isShown ? cells.filter(wanted) : []
}

/** Publishes every distribution once; returns the publications in which a hidden cell has the same count in all that look so. */
function toldByRule(
  parts: number,
  people: number,
  publish: (counts: readonly number[]) => ProtectedCell[],
): string[] {
  const worldsOf = new Map<string, { cells: ProtectedCell[]; worlds: number[][] }>()
  for (const counts of distributions(parts, people)) {
    const cells = publish(counts)
    const look = cells.map((cell) => cell.count ?? cell.hidden).join(' ')
    const alike = worldsOf.get(look)
    if (alike) alike.worlds.push(counts)
    else worldsOf.set(look, { cells, worlds: [counts] })
  }
  return [...worldsOf]
    .filter(([, { cells, worlds }]) => constantIn(worlds, cells).length > 0)
    .map(([look, { worlds }]) => `${look} is ${worlds[0]}`)
}

function* distributions(parts: number, people: number): Iterable<number[]> {
  if (parts === 1) {
    yield [people]
    return
  }
  for (let first = 0; first <= people; first++)
    for (const rest of distributions(parts - 1, people - first)) yield [first, ...rest]
}
