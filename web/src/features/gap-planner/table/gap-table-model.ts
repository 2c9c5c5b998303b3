import type { Sort } from '../../../url-state/view-state.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { type Disagreement, disagreements } from '../measures/disagreement.ts'
import { type Figured, figureOf } from '../measures/gap-measures.ts'

/** The table beside the map: every commune of the place under all three measures. Plain data in, plain data out. */

export const GAP_COLUMNS = [
  'name',
  'parent',
  'people',
  'gap',
  'tried',
  'nearest',
  'ratio',
  'within',
  'disagreement',
] as const
export type GapColumn = (typeof GAP_COLUMNS)[number]

/** What is tried is a column only with a trial, and what communes lie in only where that differs. */
export function gapColumns({ tried, parent }: { tried: boolean; parent: boolean }): readonly GapColumn[] {
  return GAP_COLUMNS.filter((column) => (tried || column !== 'tried') && (parent || column !== 'parent'))
}

export interface GapTableRow {
  facts: CommuneFacts
  name: string
  parentName: string
  gap: Figured
  nearest: Figured
  ratio: Figured
  /** What the gap becomes; null without a trial. */
  tried: Figured | null
  disagreement: Disagreement | null
}

interface TableSource {
  base: readonly CommuneFacts[]
  trial: readonly CommuneFacts[] | null
  perPeople: number
  nameOf: (facts: CommuneFacts) => string
  parentName: (facts: CommuneFacts) => string
}

/** The rows in the order of the communes given. */
export function gapTableRows({ base, trial, perPeople, nameOf, parentName }: TableSource): GapTableRow[] {
  const disagreeing = disagreements(base, perPeople)
  const tried = new Map(trial?.map((one) => [one.unit.id, one]))
  return base.map((facts) => {
    const after = tried.get(facts.unit.id)
    return {
      facts,
      name: nameOf(facts),
      parentName: parentName(facts),
      gap: figureOf('gap', facts, perPeople),
      nearest: figureOf('nearest', facts, perPeople),
      ratio: figureOf('ratio', facts, perPeople),
      tried: after ? figureOf('gap', after, perPeople) : null,
      disagreement: disagreeing.get(facts.unit.id) ?? null,
    }
  })
}

const DISAGREEMENT_ORDER: readonly Disagreement[] = [
  'nearButShared',
  'insideButShared',
  'farButEnough',
  'noneInsideButReached',
]

/** What a row is sorted by in a column of figures; null stays at the end. A hidden number is not what it is sorted by. */
function valueIn(
  { facts, gap, nearest, ratio, tried, disagreement }: GapTableRow,
  column: GapColumn,
): number | null {
  if (column === 'people') return facts.need && facts.need.state !== 'suppressed' ? facts.need.people : null
  if (column === 'gap') return gap.value
  if (column === 'tried') return tried?.value ?? null
  if (column === 'nearest') return nearest.value
  if (column === 'ratio') return ratio.value
  if (column === 'within') return facts.within?.capacityWithin ?? null
  return disagreement === null ? null : DISAGREEMENT_ORDER.indexOf(disagreement)
}

/** Rows in the order of a column; rows without a figure stay at the end in the order of their names. */
export function sortedGapRows(rows: readonly GapTableRow[], { column, descending }: Sort): GapTableRow[] {
  const byName = (a: GapTableRow, b: GapTableRow) => a.name.localeCompare(b.name, 'vi')
  const sign = descending ? -1 : 1
  if (column === 'name' || column === 'parent') {
    const textOf = (row: GapTableRow) => (column === 'name' ? row.name : row.parentName)
    return [...rows].sort((a, b) => sign * textOf(a).localeCompare(textOf(b), 'vi') || byName(a, b))
  }
  const known = GAP_COLUMNS.find((one) => one === column) ?? 'gap'
  const figured = rows.map((row) => ({ row, value: valueIn(row, known) }))
  const [shown, missing] = [
    figured.filter(({ value }) => value !== null),
    figured.filter(({ value }) => value === null),
  ]
  shown.sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)) || byName(a.row, b.row))
  missing.sort((a, b) => byName(a.row, b.row))
  return [...shown, ...missing].map(({ row }) => row)
}

/** How a column is sorted after its head is pressed: first as it is most wanted, then the other way. */
export function nextGapSort(sort: Sort | null, column: GapColumn): Sort {
  if (sort?.column === column) return { column, descending: !sort.descending }
  return { column, descending: column === 'people' || column === 'nearest' || column === 'within' }
}
