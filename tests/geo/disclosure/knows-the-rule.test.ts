import {
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import { describe, expect, test } from 'vitest'

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

/**
 * The attacker who has read the code: runs the rule on all distributions of the people, gathers those that are published
 * alike, and looks whether a hidden cell is the same in all of them. Secondary hiding that follows true counts too
 * closely loses to this attacker ("minimality attack", Wong et al. 2007).
 */
describe('protectRelease against an attacker who knows the rule', () => {
  test.each([
    { communes: 3, people: 27, beside: [] },
    { communes: 3, people: 31, beside: [] },
    { communes: 3, people: 36, beside: [60, 70] },
    { communes: 3, people: 44, beside: [20, 70] },
    { communes: 4, people: 30, beside: [60, 70] },
    { communes: 4, people: 40, beside: [] },
  ])(
    'all ways to put $people people into $communes communes beside $beside',
    ({ communes, people, beside }) => {
      const publish = (counts: readonly number[]) => {
        const cells = underShownTotal(province(1, [...counts, ...beside], 5000), (cell) => cell.unitId >= 100)
        // where the fixed communes are hidden as well, these are not all the worlds that look alike
        return cells.slice(communes).every((cell) => cell.count !== null) ? cells.slice(0, communes) : []
      }
      expect(toldByRule(communes, people, publish)).toEqual([])
    },
  )

  test.each([2, 3, 4])('all tables of %i values that few people fit into', (values) => {
    for (let people = 10; people <= (values === 4 ? 22 : 40); people++) {
      const publish = (counts: readonly number[]) => {
        const sex = Object.fromEntries(counts.map((count, i) => [`v${i}`, count]))
        return underShownTotal(province(1, [], people, { sex }), (cell) => cell.indicator === 'sex')
      }
      expect(toldByRule(values, people, publish), `${people} people`).toEqual([])
    }
  })

  test('all ways to put few people into a status and its programme', () => {
    for (let people = 10; people <= 45; people++) {
      const withProgramme = (counts: readonly number[]) => [
        ...counts,
        people - (counts[0] ?? 0),
        counts[0] ?? 0,
      ]
      const publish = (counts: readonly number[]) => {
        const [post_rehab = 0, ost = 0, voluntary_home = 0, rehab = 0] = withProgramme(counts)
        const tables = { status: { post_rehab, ost, voluntary_home }, programme: { rehab, post_rehab } }
        return underShownTotal(province(1, [], people, tables), (cell) => cell.indicator in tables)
      }
      expect(toldByRule(3, people, publish, withProgramme), `${people} people`).toEqual([])
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
  countsOfCells: (counts: readonly number[]) => number[] = (counts) => [...counts],
): string[] {
  const worldsOf = new Map<string, { cells: ProtectedCell[]; worlds: number[][] }>()
  for (const counts of distributions(parts, people)) {
    const cells = publish(counts)
    const look = cells.map((cell) => cell.count ?? cell.hidden).join(' ')
    const alike = worldsOf.get(look)
    if (alike) alike.worlds.push(countsOfCells(counts))
    else worldsOf.set(look, { cells, worlds: [countsOfCells(counts)] })
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
