import { countBits } from './bits.ts'
import type { Condition, Scope, UnitSet } from './conditions.ts'
import { forEachRow } from './count-cells.ts'
import { unitAt } from './keep-units.ts'
import { NO_PART } from './schema.ts'
import { scratch } from './scratch.ts'
import type { Segment, UnitOrder } from './segment.ts'
import { copyRun, narrow, type RowRange, select } from './select.ts'

/** People by unit, in the order of the schema's units. */
export interface UnitCounts {
  people: Uint32Array
  /** How many of them have a place. */
  located: Uint32Array
}

export function noCounts(units: number): UnitCounts {
  return { people: new Uint32Array(units), located: new Uint32Array(units) }
}

/** Slots of `scratch`: who fits, and who of them has a value. */
const WORDS = 0
const OF_VALUE = 1

/** Adds the people of a run who fit, by unit. */
export function addUnits(counts: UnitCounts, order: UnitOrder, run: RowRange, filter: Condition): void {
  const words = scratch(WORDS, order.alive.length)
  select(order, run, filter, words)
  addMarkedUnits(counts, order, run, words)
}

/** Adds those of a run who fit and have a value, by unit, for every value. */
export function addUnitsByValue(
  counts: readonly UnitCounts[],
  order: UnitOrder,
  run: RowRange,
  { filter, values }: { filter: Condition; values: readonly Condition[] },
): void {
  const words = scratch(WORDS, order.alive.length)
  const own = scratch(OF_VALUE, order.alive.length)
  select(order, run, filter, words)
  for (const [index, value] of values.entries()) {
    copyRun(own, words, run)
    narrow(order, run, value, own)
    addMarkedUnits(counts[index] as UnitCounts, order, run, own)
  }
}

/** Adds the marked rows of a run, which holds whole units. */
export function addMarkedUnits(
  { people, located }: UnitCounts,
  { starts, locatedEnds }: UnitOrder,
  run: RowRange,
  words: Uint32Array,
): void {
  for (let unit = unitAt(starts, run.from); unit < people.length; unit++) {
    const start = starts[unit] as number
    if (start >= run.end) return
    const locatedEnd = locatedEnds[unit] as number
    const withPlace = countBits(words, start, locatedEnd)
    const without = countBits(words, locatedEnd, starts[unit + 1] as number)
    people[unit] = (people[unit] as number) + withPlace + without
    located[unit] = (located[unit] as number) + withPlace
  }
}

/** The rows of a scope: one run for units that lie beside each other. */
export function runsOf({ rows, starts }: UnitOrder, scope: Scope): RowRange[] {
  if (scope === 'everywhere') return rows === 0 ? [] : [{ from: 0, end: rows }]
  const runs: RowRange[] = []
  for (let unit = 0; unit < scope.length; unit++) {
    const [from, end] = [starts[unit] as number, starts[unit + 1] as number]
    if (scope[unit] !== 1 || from === end) continue
    const last = runs.at(-1)
    if (last && last.end === from) last.end = end
    else runs.push({ from, end })
  }
  return runs
}

const covering = new WeakMap<UnitOrder, WeakMap<UnitSet, boolean>>()

/** Whether all rows belong to units of a set; looked up once for each set. */
export function areAllOf(order: UnitOrder, units: UnitSet): boolean {
  const known = covering.get(order) ?? new WeakMap<UnitSet, boolean>()
  covering.set(order, known)
  const answer = known.get(units) ?? order.locatedEnds.every((_end, unit) => isNobodyElse(order, units, unit))
  known.set(units, answer)
  return answer
}

function isNobodyElse({ starts }: UnitOrder, units: UnitSet, unit: number): boolean {
  return units[unit] === 1 || starts[unit] === starts[unit + 1]
}

/** The rows of a scope in pieces of whole units, each of at most so many rows or of one unit that has more. */
export function piecesOf(order: UnitOrder, scope: Scope, mostRows: number): RowRange[] {
  return runsOf(order, scope).flatMap((run) => cutRun(order, run, mostRows))
}

function cutRun({ starts }: UnitOrder, { from, end }: RowRange, mostRows: number): RowRange[] {
  const pieces: RowRange[] = []
  for (let start = from; start < end; ) {
    const unit = unitAt(starts, Math.min(start + mostRows, end) - 1)
    const [first, after] = [starts[unit] as number, starts[unit + 1] as number]
    const isWhole = after - start <= mostRows || first === start
    pieces.push({ from: start, end: isWhole ? after : first })
    start = isWhole ? after : first
  }
  return pieces
}

/** People by unit and by part of a partition: one entry for every pair that somebody has. */
export interface PartCounts {
  /** Ids of units. */
  unit: number[]
  /** Null: without a place, or in no part. */
  part: (number | null)[]
  people: number[]
  located: number[]
}

/** People by pair of unit and part, from the lowest pair on. */
export interface PairCounts {
  pairs: number[]
  people: number[]
  located: number[]
}

export function noPairs(): PairCounts {
  return { pairs: [], people: [], located: [] }
}

const PAIR = NO_PART + 1

/** The people of a segment who fit, by unit and part. */
export function countPairs(
  { unit: order }: Segment,
  partition: number,
  { scope, filter }: { scope: Scope; filter: Condition },
): PairCounts {
  const counts = noPairs()
  const words = scratch(WORDS, order.alive.length)
  const parts = order.parts[partition] as Uint16Array
  for (const run of runsOf(order, scope)) {
    select(order, run, filter, words)
    for (let unit = unitAt(order.starts, run.from); unit < order.locatedEnds.length; unit++) {
      if ((order.starts[unit] as number) >= run.end) break
      countPairsOfUnit(counts, { order, parts, words }, unit)
    }
  }
  return counts
}

/** People and located people by part of one unit; all 0 between two units. */
const people = new Uint32Array(PAIR)
const located = new Uint32Array(PAIR)

interface Counting {
  order: UnitOrder
  parts: Uint16Array
  words: Uint32Array
}

function countPairsOfUnit(counts: PairCounts, { order, parts, words }: Counting, unit: number): void {
  const locatedEnd = order.locatedEnds[unit] as number
  const found: number[] = []
  forEachRow(words, { from: order.starts[unit] as number, end: order.starts[unit + 1] as number }, (row) => {
    const part = parts[row] as number
    if (people[part] === 0) found.push(part)
    people[part] = (people[part] as number) + 1
    if (row < locatedEnd) located[part] = (located[part] as number) + 1
  })
  for (const part of found.sort((a, b) => a - b)) {
    push(counts, unit * PAIR + part, people[part] as number, located[part] as number)
    people[part] = 0
    located[part] = 0
  }
}

function push(counts: PairCounts, pair: number, people: number, located: number): void {
  counts.pairs.push(pair)
  counts.people.push(people)
  counts.located.push(located)
}

export function mergePairs(one: PairCounts, other: PairCounts): PairCounts {
  if (one.pairs.length === 0) return other
  if (other.pairs.length === 0) return one
  const merged = noPairs()
  for (let [left, right] = [0, 0]; left < one.pairs.length || right < other.pairs.length; ) {
    const pair = Math.min(one.pairs[left] ?? Infinity, other.pairs[right] ?? Infinity)
    const own = one.pairs[left] === pair ? left++ : -1
    const more = other.pairs[right] === pair ? right++ : -1
    const people = (one.people[own] ?? 0) + (other.people[more] ?? 0)
    push(merged, pair, people, (one.located[own] ?? 0) + (other.located[more] ?? 0))
  }
  return merged
}

export function partCounts({ pairs, people, located }: PairCounts, units: readonly number[]): PartCounts {
  const partOf = (pair: number) => pair % PAIR
  return {
    unit: pairs.map((pair) => units[Math.floor(pair / PAIR)] as number),
    part: pairs.map((pair) => (partOf(pair) === NO_PART ? null : partOf(pair))),
    people,
    located,
  }
}
