import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import type { Findings } from './findings.ts'
import type { Confidence, PackSuccession, PackUnit } from './pack-types.ts'
import { groupBy, LEVELS } from './read-units.ts'

/** What a crosswalk connects: the units that ended the day before `date` with those that began on it. */
interface Seam {
  date: Day
  ended: Map<string, PackUnit>
  begun: Map<string, PackUnit>
}

/**
 * Reads the crosswalk of a vintage. The date is the first day of the vintage's units; a new commune may succeed
 * communes and districts, a new province only provinces.
 */
export function readCrosswalk(
  vintage: string,
  lines: Line[],
  units: PackUnit[],
  findings: Findings,
): PackSuccession[] {
  const file = lines[0]?.file
  if (file === undefined) return []
  const seam = seamOf(vintage, units)
  if (!seam) {
    findings.add('crosswalk_without_units', { file }, { expected: `units-${vintage}.csv with valid_from` })
    return []
  }
  const successions = lines.flatMap((line) => readSuccession(line, seam, findings) ?? [])
  checkPairsAreUnique(successions, findings)
  checkShares(successions, findings)
  return successions
}

function seamOf(vintage: string, units: PackUnit[]): Seam | null {
  const starts = units.flatMap((unit) => (unit.vintage === vintage && unit.from ? [unit.from] : [])).sort()
  const date = starts[0]
  if (date === undefined) return null
  const lastDay = addDays(date, -1)
  const keyed = (chosen: PackUnit[]) => new Map(chosen.map((unit) => [`${unit.level} ${unit.code}`, unit]))
  return {
    date,
    ended: keyed(units.filter((unit) => unit.to === lastDay)),
    begun: keyed(units.filter((unit) => unit.from === date)),
  }
}

function readSuccession(line: Line, seam: Seam, findings: Findings): PackSuccession | null {
  const cells = new Cells(line, findings)
  const oldLevel = cells.oneOf('old_level', LEVELS, 'unknown_level')
  const oldKey = `${oldLevel} ${cells.code('old_code')}`
  const newKey = `${oldLevel === 'province' ? 'province' : 'commune'} ${cells.code('new_code')}`
  const share = cells.oneOf('share', ['whole', 'part'] as const)
  const confidence = confidenceOf(cells)
  if (!cells.sound) return null
  const from = seam.ended.get(oldKey)
  const into = seam.begun.get(newKey)
  if (!from) cells.reject('unknown_old_unit', 'old_code', { value: oldKey, expected: addDays(seam.date, -1) })
  if (!into) cells.reject('unknown_new_unit', 'new_code', { value: newKey, expected: seam.date })
  if (!from || !into) return null
  return { file: line.file, row: line.row, date: seam.date, old: from, new: into, share, confidence }
}

/** Agreement of a second source and of geometry: both speak for the pair, both against it, or anything between. */
function confidenceOf(cells: Cells): Confidence {
  const secondSource = cells.optionalText('second_source')
  const spatialCheck = cells.optionalText('spatial_check')
  if (secondSource === null && spatialCheck === null) return 'high'
  if (secondSource === 'agree' && spatialCheck === 'ok') return 'high'
  return secondSource === 'absent' && spatialCheck === 'far' ? 'low' : 'medium'
}

function checkPairsAreUnique(successions: PackSuccession[], findings: Findings): void {
  for (const [pair, same] of groupBy(successions, (s) => `${s.old.code} -> ${s.new.code}, ${s.old.level}`)) {
    for (const repeated of same.slice(1)) {
      const place = { file: repeated.file, row: repeated.row, field: 'old_code' }
      findings.add('duplicate_succession', place, { value: pair, expected: same[0]?.row ?? '' })
    }
  }
}

function checkShares(successions: PackSuccession[], findings: Findings): void {
  for (const [unit, same] of groupBy(successions, (s) => `${s.old.level} ${s.old.code}`)) {
    const targets = new Set(same.map((succession) => succession.new.code)).size
    if (targets < 2) continue
    for (const whole of same.filter((succession) => succession.share === 'whole')) {
      const place = { file: whole.file, row: whole.row, field: 'share' }
      findings.add('share_contradiction', place, { value: unit, expected: targets })
    }
  }
}
