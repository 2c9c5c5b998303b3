import { Level } from '../units/schemas.ts'
import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import { cover, endOf, intersection, spanInWords, startOf } from './day-spans.ts'
import type { Findings } from './findings.ts'
import type { PackUnit } from './pack-types.ts'

export const LEVELS = Level.options

/** One unit per line of a units file; lines that cannot be used are reported and left out. */
export function readUnits(vintage: string, lines: Line[], findings: Findings): PackUnit[] {
  return lines.flatMap((line) => readUnit(vintage, line, findings) ?? [])
}

function readUnit(vintage: string, line: Line, findings: Findings): PackUnit | null {
  const cells = new Cells(line, findings)
  const unit: PackUnit = {
    file: line.file,
    row: line.row,
    vintage,
    level: cells.oneOf('level', LEVELS, 'unknown_level'),
    code: cells.code('code'),
    name: cells.text('name_vi', 'the name of the unit').replace(/\s+/g, ' '),
    nameEn: cells.optionalText('name_en'),
    type: cells.text('type', 'the type of the unit'),
    parentCode: cells.optionalCode('parent_code'),
    from: cells.optionalDay('valid_from'),
    to: cells.optionalDay('valid_to'),
    altName: cells.optionalText('alt_name_vi'),
    altCode: cells.optionalCode('alt_code'),
    population: cells.optionalCount('population'),
    populationOn: cells.optionalDay('population_on'),
  }
  if (cells.sound && startOf(unit) > endOf(unit)) {
    cells.reject('valid_to_before_valid_from', 'valid_to', {
      value: unit.to ?? '',
      expected: unit.from ?? '',
    })
  }
  return cells.sound ? unit : null
}

/** Units in words, for a finding: `commune 00004 (2025)`. */
export function unitInWords(unit: { level: string; code: string; vintage: string }): string {
  return `${unit.level} ${unit.code} (${unit.vintage})`
}

/** Reports units of one level and code whose validities overlap, over all files. */
export function checkUnitsAreUnique(units: readonly PackUnit[], findings: Findings): void {
  for (const same of groupBy(units, (unit) => `${unit.level} ${unit.code}`).values()) {
    const sorted = same.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0))
    for (const [index, unit] of sorted.entries()) {
      const before = sorted.slice(0, index).find((other) => intersection(other, unit))
      if (!before) continue
      const [first, second] =
        before.file === unit.file && before.row > unit.row ? [unit, before] : [before, unit]
      const filling = { value: unitInWords(second), expected: `${first.file}:${first.row}` }
      findings.add('duplicate_unit', { file: second.file, row: second.row, field: 'code' }, filling)
    }
  }
}

/** Reports units whose parent is missing on some day of their validity, and provinces that name a parent. */
export function checkParents(units: readonly PackUnit[], findings: Findings): void {
  const parentsOf = parentFinder(units)
  for (const unit of units) {
    const place = { file: unit.file, row: unit.row, field: 'parent_code' }
    if (unit.level === 'province') {
      if (unit.parentCode !== null) findings.add('parent_not_expected', place, { value: unit.parentCode })
      continue
    }
    if (unit.parentCode === null) findings.add('blank', place, { expected: 'the code of the parent' })
    else if (!cover(unit, parentsOf(unit))) {
      findings.add('orphan_parent', place, { value: unit.parentCode, expected: spanInWords(unit) })
    }
  }
}

/** Finds the units of a higher tier with the parent's code whose validity meets that of a unit. */
export function parentFinder(units: readonly PackUnit[]): (unit: PackUnit) => PackUnit[] {
  const byCode = groupBy(units, (unit) => unit.code)
  return (unit) =>
    (byCode.get(unit.parentCode ?? '') ?? []).filter(
      (parent) =>
        LEVELS.indexOf(parent.level) < LEVELS.indexOf(unit.level) && intersection(unit, parent) !== null,
    )
}

/** Values grouped under a key, in their order. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
