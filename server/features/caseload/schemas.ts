import { z } from 'zod'
import { Code, Day, Id, Period, repeated } from '../../http/common-schemas.ts'
import { Level } from '../units/schemas.ts'

/** What a cell is, from the database to the pixel. Never reduced to a number or a null. */
export const CellState = z.enum(['value', 'zero', 'suppressed', 'noData', 'notApplicable', 'estimated'])
export type CellState = z.infer<typeof CellState>

export const CellValue = z.strictObject({
  state: CellState,
  /** Null unless the state is value, zero or estimated. */
  count: z.int().nullable(),
  /** What a person reads: "128", "<10", "ẩn", "–". */
  display: z.string(),
})
export type CellValue = z.infer<typeof CellValue>

/** Tables that a release holds by one value at a time, by province. */
export const By = z.enum(['status', 'supportNeed', 'programme', 'sex', 'ageBand', 'work', 'trade'])
export type By = z.infer<typeof By>

export const CaseloadRow = CellValue.extend({
  unitId: Id,
  code: Code,
  name: z.string(),
  parentCode: Code.nullable(),
  plane: z.enum(['release', 'register']),
  by: z.record(z.string(), CellValue).optional(),
})
export type CaseloadRow = z.infer<typeof CaseloadRow>

/** People in the total whom no commune (noUnit) or no point (noPoint, which includes noUnit) can be named for. Null when hidden. */
export const NotMapped = z.strictObject({ noUnit: z.int().nullable(), noPoint: z.int().nullable() })
export type NotMapped = z.infer<typeof NotMapped>

export const Caseload = z.strictObject({
  plane: z.enum(['release', 'register']),
  release: z.strictObject({ id: Id, period: Period }).optional(),
  level: Level,
  asOf: Day,
  rows: z.array(CaseloadRow),
  total: CellValue,
  notMapped: NotMapped,
})
export type Caseload = z.infer<typeof Caseload>

export const CaseloadQuery = z.strictObject({
  level: Level.default('commune'),
  asOf: Day.optional(),
  by: By.optional(),
  unit: repeated(Code).optional(),
  period: Period.optional(),
  status: repeated(z.string()).optional(),
  programme: repeated(z.string()).optional(),
  sex: repeated(z.string()).optional(),
  ageBand: repeated(z.string()).optional(),
  supportNeed: repeated(z.string()).optional(),
  work: repeated(z.string()).optional(),
  trade: repeated(z.string()).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type CaseloadQuery = z.infer<typeof CaseloadQuery>

const cellsByValue = z.record(z.string(), CellValue)

/** A unit of the scope; a province has its own queue and what its communes have. */
export const FacetUnit = CellValue.extend({
  unitId: Id,
  code: Code,
  name: z.string(),
  level: Level,
  parentCode: Code.nullable(),
})
export type FacetUnit = z.infer<typeof FacetUnit>

/** Counts of every value of a filter under all the other filters; `total` and what follows under all of them. */
export const CaseFacets = z.strictObject({
  total: CellValue,
  located: CellValue,
  notMapped: NotMapped,
  facets: z.strictObject({
    status: cellsByValue,
    programme: cellsByValue,
    sex: cellsByValue,
    ageBand: cellsByValue,
    supportNeed: cellsByValue,
    work: cellsByValue,
    trade: cellsByValue,
  }),
  units: z.array(FacetUnit),
})
export type CaseFacets = z.infer<typeof CaseFacets>
