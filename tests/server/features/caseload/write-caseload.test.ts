import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facetUnits, type UnitOfScope } from '../../../../server/features/caseload/facet-units.ts'
import { type MixedPlanes, mixedCaseload } from '../../../../server/features/caseload/mixed-planes.ts'
import {
  By,
  CaseFacets,
  Caseload,
  type CaseloadRow,
  CellState,
  type CellValue,
} from '../../../../server/features/caseload/schemas.ts'
import { writeCaseload } from '../../../../server/features/caseload/write-caseload.ts'
import { type FacetFrame, writeFacets } from '../../../../server/features/caseload/write-facets.ts'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import { Level } from '../../../../server/features/units/schemas.ts'

const name = fc.oneof(
  fc.constantFrom(
    'Phường "Bến Thành"',
    'Xã Đắk\\Rơ\tÔng',
    'Đảo\u2028 Trường Sa',
    'Thị trấn \ud83c\udfe1',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const code = fc.stringMatching(/^[0-9]{2,5}$/)
const count = fc.oneof(fc.nat(40), fc.integer({ min: 990, max: 1010 }), fc.nat(3_000_000))

const cell: fc.Arbitrary<CellValue> = fc.record({
  state: fc.constantFrom(...CellState.options),
  count: fc.option(count),
  display: fc.constantFrom('128', '<10', 'ẩn', '–', '1.225'),
})
const notMapped = fc.record({ noUnit: fc.option(count), noPoint: fc.option(count) })

const unit = { unitId: fc.integer({ min: 1, max: 2 ** 31 - 1 }), code, name, parentCode: fc.option(code) }

const releasedRow = (values: readonly string[] | null): fc.Arbitrary<CaseloadRow> =>
  fc
    .tuple(
      fc.record({ ...unit, plane: fc.constant('release' as const) }),
      cell,
      fc.array(cell, { minLength: 25, maxLength: 25 }),
    )
    .map(([row, own, cells]) => ({
      ...{ ...row, ...own },
      ...(values
        ? { by: Object.fromEntries(values.map((value, index) => [value, cells[index] as CellValue])) }
        : {}),
    }))

/** Half of the people of a commune may live here: figures are no whole numbers. */
const figure = fc.oneof(
  count,
  count.map((people) => people / 3),
)

const planes: fc.Arbitrary<MixedPlanes> = fc
  .tuple(fc.option(fc.constantFrom(...By.options)), fc.nat(30))
  .chain(([by, size]) => {
    const values = by ? VALUES_OF[by] : null
    const columnOf = fc
      .array(figure, { minLength: size, maxLength: size })
      .map((some) => Float64Array.from(some))
    const rows = fc.uniqueArray(releasedRow(values), {
      selector: ({ unitId }) => unitId,
      minLength: size,
      maxLength: size,
    })
    return fc.record({
      frame: fc.record(
        {
          plane: fc.constantFrom('release', 'register'),
          release: fc.record({ id: fc.integer({ min: 1, max: 99 }), period: fc.constant('2026-Q2') }),
          level: fc.constantFrom(...Level.options),
          asOf: fc.constant('2026-11-22'),
          total: cell,
          notMapped,
        },
        { requiredKeys: ['plane', 'level', 'asOf', 'total', 'notMapped'] },
      ) as fc.Arbitrary<MixedPlanes['frame']>,
      rows,
      shown: fc.array(fc.constantFrom('register', 'released', 'noData'), {
        minLength: size,
        maxLength: size,
      }),
      figures: fc.record({
        ...{ people: columnOf, noUnit: columnOf, noPoint: columnOf },
        estimated: fc
          .array(fc.nat(1), { minLength: size, maxLength: size })
          .map((some) => Uint8Array.from(some)),
        byValue: fc.array(columnOf, { minLength: 25, maxLength: 25 }).map(
          // Values that nobody has are not in the map.
          (columns) =>
            new Map((values ?? []).slice(1).map((value, index) => [value, columns[index] as Float64Array])),
        ),
      }),
      values: fc.constant(values),
      bestFit: rows.map(
        (some) => new Set(some.filter((_row, index) => index % 3 === 0).map(({ unitId }) => unitId)),
      ),
    })
  })

test('what is written is the JSON of the object, and fits the schema', () => {
  fc.assert(
    fc.property(planes, (mixed) => {
      const written = () => JSON.parse(String(writeCaseload(mixed).bytes))
      const plain = mixedCaseload(mixed)
      expect(written()).toEqual(JSON.parse(JSON.stringify(plain)))
      expect(Caseload.parse(written())).toEqual(plain)
      expect(written(), 'written once more, from the pieces that were kept').toEqual(plain)
    }),
    { numRuns: 150 },
  )
})

test('pieces of one answer are not those of another with the same rows', () => {
  fc.assert(
    fc.property(planes, (mixed) => {
      for (const shown of ['released', 'register', 'noData'] as const) {
        const other = { ...mixed, shown: mixed.rows.map(() => shown) }
        expect(JSON.parse(String(writeCaseload(other).bytes))).toEqual(mixedCaseload(other))
      }
    }),
    { numRuns: 60 },
  )
})

const cells = (values: readonly string[]) =>
  fc.record(Object.fromEntries(values.map((value) => [value, cell])))
const frame = fc.record({
  ...{ total: cell, located: cell, notMapped },
  facets: fc.record(Object.fromEntries(By.options.map((by) => [by, cells(VALUES_OF[by])]))),
}) as fc.Arbitrary<FacetFrame>
const units: fc.Arbitrary<UnitOfScope[]> = fc.array(
  fc.record({ ...unit, level: fc.constantFrom(...Level.options) }),
  { maxLength: 30 },
)

test('facets are written as the JSON of their object, and fit the schema', () => {
  fc.assert(
    fc.property(frame, units, fc.array(count, { minLength: 30, maxLength: 30 }), (shown, some, people) => {
      const written = JSON.parse(String(writeFacets(shown, { units: some, people }).bytes))
      expect(written).toEqual({ ...shown, units: facetUnits({ units: some, people }) })
      expect(CaseFacets.parse(written)).toEqual(written)
    }),
    { numRuns: 100 },
  )
})
