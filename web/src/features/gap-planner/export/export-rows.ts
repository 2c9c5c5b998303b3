import type { LonLat } from '@hoanhap/geo/units.ts'
import type { AccessRow } from '@hoanhap/server/contract.ts'
import type { CommuneFacts, NeedOfCommune } from '../measures/commune-facts.ts'
import { type Figured, figureOf } from '../measures/gap-measures.ts'

/** A figure as the screen shows it: a number, what stands instead of one that is hidden, or nothing. */
export type ExportFigure = number | string | null

/** One commune with everything that the screen says of it. */
export interface ExportRow {
  unitId: number
  code: string
  name: string
  parentCode: string | null
  /** A point inside the commune; null where none is known. */
  location: LonLat | null
  need: ExportFigure
  /** The least and the most that the figures allow. */
  needLow: number | null
  needHigh: number | null
  needState: AccessRow['demandState']
  /** Capacity within reach for so many people, with the places as they are and as they are tried. */
  gap: ExportFigure
  gapTrial: ExportFigure
  /** Kilometres on the way. */
  nearest: ExportFigure
  nearestTrial: ExportFigure
  /** Capacity inside the commune for so many of its people. */
  ratio: ExportFigure
  capacityWithin: number | null
  capacityInside: number
  /** Per cent of the people with a place within reach. */
  covered: number | null
}

interface Shown {
  base: readonly CommuneFacts[]
  trial: readonly CommuneFacts[] | null
  rows: readonly AccessRow[]
  perPeople: number
}

/** The communes in the order of `base`. Nothing that the screen hides gets a number here. */
export function exportRows({ base, trial, rows, perPeople }: Shown): ExportRow[] {
  const tried = new Map(trial?.map((one) => [one.unit.id, one]))
  const points = new Map(rows.map(({ unitId, location }) => [unitId, location]))
  return base.map((facts) => {
    const { unit, need, within, capacityInside } = facts
    const other = tried.get(unit.id)
    const figure = (measure: 'gap' | 'nearest' | 'ratio', of: CommuneFacts | undefined) =>
      of ? shown(figureOf(measure, of, perPeople)) : null
    return {
      unitId: unit.id,
      code: unit.code,
      name: unit.name,
      parentCode: unit.parentCode,
      location: points.get(unit.id) ?? null,
      need: needShown(need),
      needLow: need && Math.floor(need.low),
      needHigh: need && Math.ceil(need.high),
      needState: need?.state ?? 'noData',
      gap: figure('gap', facts),
      gapTrial: figure('gap', other),
      nearest: figure('nearest', facts),
      nearestTrial: figure('nearest', other),
      ratio: figure('ratio', facts),
      capacityWithin: within && Math.round(within.capacityWithin * 10) / 10,
      capacityInside,
      covered: within && Math.round(within.coveredShare * 1000) / 10,
    }
  })
}

const FEWEST_TOLD = 10

/** A hidden count reads as in the release: "<10" where it is below ten, else "ẩn". */
function needShown(need: NeedOfCommune | null): ExportFigure {
  if (!need) return null
  if (need.state === 'suppressed') return need.high < FEWEST_TOLD ? '<10' : 'ẩn'
  return Math.round(need.people)
}

function shown({ state, value }: Figured): ExportFigure {
  return value ?? (state === 'suppressed' ? 'ẩn' : null)
}
