import { countBits, popCount } from './bits.ts'
import { any, type Condition, inUnits, type Scope, type UnitSet } from './conditions.ts'
import { addMarkedUnits, noCounts, type UnitCounts } from './count-units.ts'
import { scratch } from './scratch.ts'
import type { UnitOrder } from './segment.ts'
import { copyRun, narrow, type RowRange, select } from './select.ts'

/** What has a choice of values. */
export interface Facet {
  values: readonly Condition[]
  /** Indices of the values that are chosen; null when all are. */
  chosen: readonly number[] | null
}

export interface FacetQuestion {
  scope: Scope
  /** What is asked of everybody, whatever is chosen. */
  fixed: Condition
  facets: readonly Facet[]
  /** The units that are chosen within the scope; null when all are. */
  units: UnitSet | null
}

/** Every facet is counted under `fixed` and all choices but its own. */
export interface FacetCounts {
  /** People by value, facet by facet. */
  counts: Uint32Array[]
  /** People by unit under every choice but that of units. */
  units: UnitCounts
  /** People by unit under every choice. */
  total: UnitCounts
}

export function noFacets({ facets }: FacetQuestion, units: number): FacetCounts {
  return {
    counts: facets.map(({ values }) => new Uint32Array(values.length)),
    units: noCounts(units),
    total: noCounts(units),
  }
}

/** Slots of `scratch`: under `fixed`, under every choice, under all but one, under a value, and under each choice alone. */
const FIXED = 0
const EVERYBODY = 1
const OTHERS = 2
const VALUE = 3
const FIRST_CHOICE = 4

/** Adds the people of a run within the scope, facet by facet. */
export function addFacets(
  sums: FacetCounts,
  order: UnitOrder,
  run: RowRange,
  { fixed, facets, units }: FacetQuestion,
): void {
  const choices = choicesOf({ facets, units })
  const marks = markRun(order, run, fixed, choices)
  addMarkedUnits(sums.total, order, run, marks.everybody)
  addMarkedUnits(sums.units, order, run, othersOf(marks, choices, 'units'))
  for (const [facet, { values }] of facets.entries()) {
    const words = othersOf(marks, choices, facet)
    addValues(sums.counts[facet] as Uint32Array, values, { order, run, words })
  }
}

interface Choice {
  facet: number | 'units'
  condition: Condition
}

function choicesOf({ facets, units }: Pick<FacetQuestion, 'facets' | 'units'>): Choice[] {
  const ofFacets = facets.flatMap(({ values, chosen }, facet): Choice[] =>
    chosen === null ? [] : [{ facet, condition: chosenValues(values, chosen) }],
  )
  return units === null ? ofFacets : [...ofFacets, { facet: 'units', condition: inUnits(units) }]
}

/** Values of one category are asked for together. */
function chosenValues(values: readonly Condition[], chosen: readonly number[]): Condition {
  const wanted = chosen.map((index) => {
    const value = values[index]
    if (!value) throw new RangeError(`a facet has no value ${index}`)
    return value
  })
  const [first] = wanted
  const isOneColumn = wanted.every(
    (value) => value.kind === 'among' && first?.kind === 'among' && value.column === first.column,
  )
  if (!isOneColumn || first?.kind !== 'among') return any(wanted)
  return { ...first, values: wanted.flatMap((value) => (value.kind === 'among' ? value.values : [])) }
}

/** The marked rows of a run. */
interface Marks {
  run: RowRange
  fixed: Uint32Array
  /** Under each choice alone. */
  chosen: readonly Uint32Array[]
  everybody: Uint32Array
}

function markRun(order: UnitOrder, run: RowRange, fixed: Condition, choices: readonly Choice[]): Marks {
  const length = order.alive.length
  const words = scratch(FIXED, length)
  select(order, run, fixed, words)
  const chosen = choices.map(({ condition }, index) => {
    const own = scratch(FIRST_CHOICE + index, length)
    copyRun(own, words, run)
    narrow(order, run, condition, own)
    return own
  })
  return { run, fixed: words, chosen, everybody: shared(scratch(EVERYBODY, length), words, chosen, run) }
}

/** Who fits all choices but that of a facet. */
function othersOf(marks: Marks, choices: readonly Choice[], facet: Choice['facet']): Uint32Array {
  const own = choices.findIndex((choice) => choice.facet === facet)
  if (own < 0) return marks.everybody
  const others = marks.chosen.toSpliced(own, 1)
  return shared(scratch(OTHERS, marks.fixed.length), marks.fixed, others, marks.run)
}

/** Rows that are marked in all words. */
function shared(
  to: Uint32Array,
  fixed: Uint32Array,
  chosen: readonly Uint32Array[],
  run: RowRange,
): Uint32Array {
  const last = (run.end - 1) >>> 5
  copyRun(to, fixed, run)
  for (const words of chosen)
    for (let word = run.from >>> 5; word <= last; word++)
      to[word] = (to[word] as number) & (words[word] as number)
  return to
}

interface Counting {
  order: UnitOrder
  run: RowRange
  words: Uint32Array
}

function addValues(counts: Uint32Array, values: readonly Condition[], counting: Counting): void {
  for (const [index, value] of values.entries())
    counts[index] = (counts[index] as number) + countValue(counting, value)
}

function countValue({ order, run, words }: Counting, value: Condition): number {
  const bitmap = bitmapOf(order, value)
  if (bitmap) return countShared(words, bitmap, run)
  const fitting = scratch(VALUE, order.alive.length)
  copyRun(fitting, words, run)
  narrow(order, run, value, fitting)
  return countBits(fitting, run.from, run.end)
}

/** The bitmap of a condition that asks for one value, as a column and where it begins there. */
interface Bitmap {
  words: Uint32Array
  start: number
}

function bitmapOf(order: UnitOrder, value: Condition): Bitmap | null {
  if (value.kind !== 'among' || value.values.length !== 1) return null
  const column = order.columns[order.indexOfColumn.get(value.column) ?? -1]
  const [wanted = -1] = value.values
  if (column?.kind !== 'bitmaps' || !(wanted >= 0 && wanted < column.values)) return null
  return { words: column.words, start: wanted * column.stride }
}

/** How many rows of a range are marked in both; marked words hold no others. */
function countShared(marked: Uint32Array, { words, start }: Bitmap, { from, end }: RowRange): number {
  const last = (end - 1) >>> 5
  let count = 0
  for (let word = from >>> 5; word <= last; word++)
    count += popCount((marked[word] as number) & (words[start + word] as number))
  return count
}
