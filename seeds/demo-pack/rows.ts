import type { Day } from '@hoanhap/geo/day.ts'
import { withoutMarks } from './names.ts'
import type { NamedUnit } from './old-units.ts'

/** One row of `units-YYYY.csv`. */
export interface UnitRow {
  code: string
  level: 'province' | 'district' | 'commune'
  name_vi: string
  name_en: string
  type: string
  parent_code: string
  valid_from: Day
  valid_to: Day
  population: number
  population_on: Day
}
export const UNIT_COLUMNS = [
  'code',
  'level',
  'name_vi',
  'name_en',
  'type',
  'parent_code',
  'valid_from',
  'valid_to',
  'population',
  'population_on',
] as const

/** One row of `crosswalk-2025.csv`. */
export interface CrosswalkRow {
  old_code: string
  old_level: 'commune'
  new_code: string
  share: 'whole' | 'part'
  second_source: 'agree' | 'absent'
  spatial_check: 'ok'
}
export const CROSSWALK_COLUMNS = [
  'old_code',
  'old_level',
  'new_code',
  'share',
  'second_source',
  'spatial_check',
] as const

/** The day of which the populations are. */
export const POPULATION_DAY: Day = '2024-12-31'
/** First day of the units without districts. */
export const REFORM_DAY: Day = '2025-07-01'
/** First day of three communes as wards. */
export const RETYPE_DAY: Day = '2026-04-30'

const ENGLISH_TYPE: Readonly<Record<string, string>> = {
  Tỉnh: 'Province',
  'Thành phố': 'City',
  Quận: 'Urban District',
  Huyện: 'District',
  'Thị xã': 'Town',
  'Thị trấn': 'Township',
  Phường: 'Ward',
  Xã: 'Commune',
  'Đặc khu': 'Special Zone',
}

/** "Phường Hạc Lam" gives "Hac Lam Ward", "Phường 3" gives "Ward 3". */
export function englishName({ type, name }: Pick<NamedUnit, 'type' | 'name'>): string {
  const bare = withoutMarks(name.slice(type.length + 1))
  const kind = ENGLISH_TYPE[type] ?? type
  return /^\d+$/.test(bare) ? `${kind} ${bare}` : `${bare} ${kind}`
}

export function unitRow(
  level: UnitRow['level'],
  unit: NamedUnit,
  parentCode: string,
  dates: { from: Day; to: Day },
  population: number,
): UnitRow {
  return {
    code: unit.code,
    level,
    name_vi: unit.name,
    name_en: englishName(unit),
    type: unit.type,
    parent_code: parentCode,
    valid_from: dates.from,
    valid_to: dates.to,
    population,
    population_on: POPULATION_DAY,
  }
}
