import type { ReleaseStructure } from '@hoanhap/geo/disclosure/published-system.ts'
import type { RawProvince } from '@hoanhap/geo/disclosure/release-cells.ts'
import fc from 'fast-check'

/** Cities for the attacker: mostly the awkward counts, around 0 and k, and provinces of every size down to nobody. */
const awkwardCount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 8, max: 13 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 900 }) },
  { weight: 1, arbitrary: fc.constant(0) },
)

const communeCounts: fc.Arbitrary<number[]> = fc.oneof(
  { weight: 6, arbitrary: fc.array(awkwardCount, { minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.array(fc.constant(0), { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 6 }) },
)

/** Cuts between people give a table that sums to the total, with crowded and empty values. */
function tableOf(total: number, values: readonly string[], cuts: readonly number[]): Record<string, number> {
  const edges = [0, ...cuts.slice(0, values.length - 1).map((cut) => Math.round(cut * total)), total].sort(
    (a, b) => a - b,
  )
  return Object.fromEntries(values.map((value, i) => [value, (edges[i + 1] ?? total) - (edges[i] ?? total)]))
}

const cut = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.02, 0.5, 0.98, 1))

const province = fc
  .record({
    counts: communeCounts,
    noUnit: awkwardCount,
    pointless: cut,
    sex: fc.array(cut, { minLength: 1, maxLength: 1 }),
    supportNeed: fc.array(cut, { minLength: 3, maxLength: 3 }),
    status: fc.array(cut, { minLength: 8, maxLength: 8 }),
  })
  .map(({ counts, noUnit, pointless, sex, supportNeed, status }) => {
    const total = counts.reduce((sum, count) => sum + count, noUnit)
    return {
      counts,
      noUnit,
      noPoint: noUnit + Math.round(pointless * (total - noUnit)),
      tables: {
        sex: tableOf(total, ['female', 'male'], sex),
        supportNeed: tableOf(total, ['high', 'medium', 'low', 'none'], supportNeed),
        status: tableOf(total, [...'abcdefghi'], status),
      },
    }
  })

export const generatedCity: fc.Arbitrary<RawProvince[]> = fc
  .array(province, { minLength: 1, maxLength: 6 })
  .map((provinces) =>
    provinces.map(({ counts, ...rest }, index) => ({
      id: index + 1,
      population: null,
      communes: counts.map((count, i) => ({ id: 100 * (index + 1) + i, count })),
      ...rest,
    })),
  )

export function structureOf(provinces: readonly RawProvince[]): ReleaseStructure {
  return {
    provinces: provinces.map(({ id, communes, tables }) => ({
      id,
      communeIds: communes.map((commune) => commune.id),
      tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, Object.keys(table)])),
    })),
  }
}
