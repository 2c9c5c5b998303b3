import {
  cellKey,
  type ProtectedCell,
  protectRelease,
  type RawProvince,
  DEFAULT_HIDING_RULE as RULE,
} from '@hoanhap/geo/disclosure/release-rule.ts'
import { describe, expect, test } from 'vitest'
import { recoveredByAnybody, recoveredByOfficers } from './register-attack.ts'

/** A province of ten communes of 40 people, all mapped; one commune may be known to its officer. */
function province(status: Record<string, number>, own: Record<string, number> = {}): RawProvince {
  const total = sum(status)
  const communes = Array.from({ length: 10 }, (_, i) => ({ id: 100 + i, count: total / 10 }))
  const rest = total - (status.post_rehab ?? 0)
  const [first, ...others] = communes
  const tables = { status: own, programme: programmeOf(own) }
  return {
    id: 1,
    population: null,
    communes:
      first && sum(own) > 0
        ? [{ ...first, count: sum(own), tables }, ...spread(others, total - sum(own))]
        : communes,
    noUnit: 0,
    noPoint: 0,
    tables: { status, programme: { rehab: rest, post_rehab: status.post_rehab ?? 0 } },
  }
}

const sum = (values: Record<string, number>) => Object.values(values).reduce((a, b) => a + b, 0)
const programmeOf = (status: Record<string, number>) => ({
  rehab: sum(status) - (status.post_rehab ?? 0),
  post_rehab: status.post_rehab ?? 0,
})
const spread = (communes: { id: number }[], people: number) =>
  communes.map(({ id }, i) => ({ id, count: Math.floor(people / 9) + Number(i < people % 9) }))

/** The same people by trade, a table that is linked to no other. */
const asTrades = ({ tables, communes, ...rest }: RawProvince): RawProvince => ({
  ...rest,
  communes: communes.map((commune) =>
    commune.tables ? { ...commune, tables: { trade: commune.tables.status ?? {} } } : commune,
  ),
  tables: { trade: tables.status ?? {} },
})

const marks = (cells: readonly ProtectedCell[], table: string) =>
  Object.fromEntries(
    cells
      .filter((cell) => cell.indicator === table && cell.unitId === 1)
      .map(({ value, count, hidden }) => [value, hidden === 'small' ? '<10' : hidden ? 'ẩn' : count]),
  )
const release = (...provinces: RawProvince[]) => protectRelease(provinces, RULE)

describe('status and programme, which count the same people', () => {
  test('both show what neither has to hide', () => {
    const cells = release(province({ post_rehab: 150, ost: 200, voluntary_home: 50 }))
    expect(marks(cells, 'programme')).toEqual({ rehab: 250, post_rehab: 150 })
    expect(marks(cells, 'status').post_rehab).toBe(150)
  })

  test('a status that protects others hides the programme with it', () => {
    const truth = province({
      post_rehab: 20,
      ost: 5,
      voluntary_home: 5,
      voluntary_centre: 5,
      use_management: 365,
    })
    const cells = release(truth)
    expect(marks(cells, 'status')).toMatchObject({ post_rehab: 'ẩn', ost: '<10', use_management: 365 })
    expect(marks(cells, 'programme')).toEqual({ rehab: 'ẩn', post_rehab: 'ẩn' })
    expect(recoveredByAnybody([truth], cells)).toEqual([])
    const unlinked = cells.map((cell) =>
      cell.indicator === 'programme'
        ? { ...cell, state: 'value' as const, count: truth.tables.programme?.[cell.value] ?? 0, hidden: null }
        : cell,
    )
    expect(recoveredByAnybody([truth], unlinked)).toContain('1|status|post_rehab')
  })

  test('a programme of few hides the status', () => {
    const truth = province({ post_rehab: 392, ost: 8, voluntary_home: 0 })
    const cells = release(truth)
    expect(marks(cells, 'programme')).toEqual({ rehab: '<10', post_rehab: 'ẩn' })
    expect(marks(cells, 'status')).toEqual({ post_rehab: 'ẩn', ost: '<10', voluntary_home: '<10' })
    expect(recoveredByAnybody([truth], cells)).toEqual([])
  })

  test('where the labels of both leave one way only, the total is hidden', () => {
    const truth = {
      ...province({ post_rehab: 10, ost: 5, voluntary_home: 5 }),
      communes: [],
      noUnit: 20,
      noPoint: 20,
    }
    const others = [2, 3].map((id) => ({ ...truth, id, noUnit: 900, noPoint: 900, tables: {} }))
    const cells = release(truth, ...others)
    expect(marks(cells, 'total')).toEqual({ '': 'ẩn' })
    expect(recoveredByAnybody([truth, ...others], cells)).toEqual([])
  })
})

describe('an officer who knows the own commune', () => {
  // 1, 15, 25 and 100 would be hidden together; who has all but the 1 at home would read it
  const status = { post_rehab: 100, ost: 1, voluntary_home: 25, voluntary_centre: 15, use_management: 259 }
  const own = { voluntary_home: 25, voluntary_centre: 15, post_rehab: 100 }

  test('does not find the one person elsewhere', () => {
    const truth = province(status, own)
    const cells = release(truth)
    expect(marks(cells, 'status').ost).toBe('<10')
    expect(recoveredByOfficers([truth], cells)).toEqual([])
  })

  test('does not find that person in a table without a link either', () => {
    const truth = asTrades(province(status, own))
    expect(recoveredByOfficers([truth], release(truth))).toEqual([])
    const forgetful = { ...truth, communes: truth.communes.map(({ id, count }) => ({ id, count })) }
    expect(recoveredByOfficers([truth], release(forgetful))).toContain('100: 1|trade|ost')
  })

  test('would find that person, were the rule to forget what officers know', () => {
    const truth = province(status, own)
    const forgetful = { ...truth, communes: truth.communes.map(({ id, count }) => ({ id, count })) }
    expect(recoveredByOfficers([truth], release(forgetful))).toContain('100: 1|status|ost')
  })

  test('in whose commune everybody without a point lives does not learn that nobody is in the queue', () => {
    const plain = province({ post_rehab: 100, ost: 300 })
    const communes = plain.communes.map((commune, i) => ({
      ...commune,
      count: [0, 3, 4].includes(i) ? 4 : 40,
      noPoint: 0,
    }))
    const [first, ...others] = communes as [RawProvince['communes'][number], ...RawProvince['communes']]
    const truth = {
      ...plain,
      communes: [{ ...first, count: 30, noPoint: 12 }, ...others],
      noPoint: 12,
      tables: {},
    }
    const cells = release(truth)
    expect(cells.find((cell) => cellKey(cell) === '1|total|')?.count).toBe(318)
    expect(cells.find((cell) => cellKey(cell) === '1|notMapped|noPoint')?.hidden).toBe('protect')
    expect(recoveredByOfficers([truth], cells)).toEqual([])
  })

  test('a cell of nine that all live in one commune is known to its officer, and to nobody else', () => {
    const truth = province({ post_rehab: 9, ost: 391 }, { post_rehab: 9, ost: 31 })
    const cells = release(truth)
    expect(recoveredByAnybody([truth], cells)).toEqual([])
    expect(recoveredByOfficers([truth], cells)).toEqual([])
    expect(cells.filter((cell) => cellKey(cell) === '1|total|').map(({ hidden }) => hidden)).toEqual([
      'protect',
    ])
  })
})
