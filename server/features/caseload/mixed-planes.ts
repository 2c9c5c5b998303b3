import { NO_DATA } from './display.ts'
import {
  everybody,
  type RegisterFigures,
  type RegisterTotal,
  registerFigures,
  together,
} from './register-figures.ts'
import type { RegisterPlaces } from './register-places.ts'
import type { RegisterCounts } from './register-queries.ts'
import { countedCell, registerRow, withoutData } from './register-rows.ts'
import type { Caseload, CaseloadRow } from './schemas.ts'

/** What the answer of a record holder is mixed from. */
export interface BothPlanes {
  released: Caseload
  places: RegisterPlaces
  counts: RegisterCounts
  scope: ReadonlySet<number>
  /** Units of which even exact counts are estimates. */
  bestFit: ReadonlySet<number>
  /** Values of the table that was asked for; null without one. */
  values: readonly string[] | null
  isFiltered: boolean
  /** Whether rows were selected. */
  someUnits: boolean
}

type Shown = 'register' | 'released' | 'noData'

/** What is answered: rows of the release, of which some show figures of the register instead. */
export interface MixedPlanes {
  /** All but the rows. */
  frame: Omit<Caseload, 'rows'>
  rows: readonly CaseloadRow[]
  /** What a row shows: a figure of the register, what was released, or that there is no data. */
  shown: readonly Shown[]
  figures: RegisterFigures
  values: readonly string[] | null
  bestFit: ReadonlySet<number>
}

/** Units that lie wholly in the scope are counted from the records, all others come from the release. */
export function mixPlanes(both: BothPlanes): MixedPlanes {
  const { released, places, counts, scope, bestFit, values } = both
  const { rows, ...frame } = released
  const figures = registerFigures(counts, places, rows)
  const shown = shownOf(rows, unitsInside(places, scope), outsideHasData(both) ? 'released' : 'noData')
  const totals = totalsOf(both, figures, shown)
  return { frame: { ...frame, ...totals }, rows, shown, figures, values, bestFit }
}

/** The answer as an object. */
export function mixedCaseload(mixed: MixedPlanes): Caseload {
  return { ...mixed.frame, rows: mixed.rows.map((row, index) => mixedRow(mixed, row, index)) }
}

function mixedRow(mixed: MixedPlanes, row: CaseloadRow, index: number): CaseloadRow {
  const { shown, figures, values } = mixed
  if (shown[index] === 'released') return row
  if (shown[index] === 'noData') return withoutData(row, values)
  const people = figures.people[index] ?? 0
  const byValue = values?.map((value): [string, number] => [value, peopleOf(figures, value, index)])
  return registerRow(row, { people, byValue, estimated: isEstimated(mixed, index) })
}

/** Whether a figure of the register is a share, or that of a unit which only stands for another. */
export function isEstimated({ figures, bestFit, rows }: MixedPlanes, index: number): boolean {
  return figures.estimated[index] === 1 || bestFit.has(rows[index]?.unitId ?? 0)
}

/** People of a row who have a value. */
export function peopleOf({ byValue }: RegisterFigures, value: string, index: number): number {
  return byValue.get(value)?.[index] ?? 0
}

const UNKNOWN_TOTAL = { total: NO_DATA, notMapped: { noUnit: null, noPoint: null } }

function totalsOf(
  { scope, isFiltered, someUnits, counts, places }: BothPlanes,
  figures: RegisterFigures,
  shown: MixedPlanes['shown'],
): Partial<Caseload> {
  if (scope.size === 0) return isFiltered ? UNKNOWN_TOTAL : {}
  if (!someUnits) return { plane: 'register', ...totalOf(everybody(counts, places)) }
  const own = shown.flatMap((plane, row) => (plane === 'register' ? [row] : []))
  return { plane: 'register', ...(own.length === 0 ? UNKNOWN_TOTAL : totalOf(together(figures, own))) }
}

function totalOf({ people, estimated, noUnit, noPoint }: RegisterTotal) {
  return {
    total: countedCell(people, estimated),
    notMapped: { noUnit: Math.round(noUnit), noPoint: Math.round(noPoint) },
  }
}

function outsideHasData({ isFiltered, values, released }: BothPlanes): boolean {
  return !isFiltered && (values === null || released.rows.some(hasTable))
}

/** Whether the release tells anything of the table that was asked for. */
function hasTable({ by }: CaseloadRow): boolean {
  return Object.values(by ?? {}).some(({ state }) => state !== 'noData')
}

const shownInside = new WeakMap<
  ReadonlySet<number>,
  WeakMap<readonly CaseloadRow[], Partial<Record<Shown, Shown[]>>>
>()

/** What each row shows; looked up once for as long as units and rows are remembered. */
function shownOf(
  rows: readonly CaseloadRow[],
  inside: ReadonlySet<number>,
  outside: Shown,
): readonly Shown[] {
  const ofRows =
    shownInside.get(inside) ?? new WeakMap<readonly CaseloadRow[], Partial<Record<Shown, Shown[]>>>()
  shownInside.set(inside, ofRows)
  const known = ofRows.get(rows) ?? {}
  ofRows.set(rows, known)
  known[outside] ??= rows.map(({ unitId }) => (inside.has(unitId) ? 'register' : outside))
  return known[outside]
}

const insideOfPlaces = new WeakMap<RegisterPlaces, WeakMap<ReadonlySet<number>, ReadonlySet<number>>>()

/** Units of which all keepers lie in a scope; looked up once for as long as places and scope are remembered. */
function unitsInside(places: RegisterPlaces, scope: ReadonlySet<number>): ReadonlySet<number> {
  const ofScope = insideOfPlaces.get(places) ?? new WeakMap<ReadonlySet<number>, ReadonlySet<number>>()
  insideOfPlaces.set(places, ofScope)
  const inside = ofScope.get(scope) ?? lyingWhollyIn(places, scope)
  ofScope.set(scope, inside)
  return inside
}

function lyingWhollyIn({ keepersOf }: RegisterPlaces, scope: ReadonlySet<number>): ReadonlySet<number> {
  const isInside = (keepers: ReadonlySet<number>) =>
    keepers.size > 0 && [...keepers].every((unitId) => scope.has(unitId))
  return new Set([...keepersOf].flatMap(([unitId, keepers]) => (isInside(keepers) ? [unitId] : [])))
}
