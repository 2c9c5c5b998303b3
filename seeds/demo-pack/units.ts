import { type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { type NewCommune, nameNewCommunes } from './new-units.ts'
import { type NamedUnit, nameDistricts, nameOldCommunes } from './old-units.ts'
import { DISTRICTS, PROVINCES, type ProvinceKey } from './plan.ts'
import { type CrosswalkRow, REFORM_DAY, RETYPE_DAY, type UnitRow, unitRow } from './rows.ts'
import type { World } from './world.ts'

export const PROVINCE_KEYS: readonly ProvinceKey[] = ['city', 'rural']
const LAST_DAY_OF_DISTRICTS = '2025-06-30'
const LAST_DAY_BEFORE_RETYPING = '2026-04-29'
const RETYPED = 3

export interface DemoUnits {
  /** Provinces, districts, communes, in the order of the lists they come from. */
  rows2024: UnitRow[]
  rows2025: UnitRow[]
  crosswalk: CrosswalkRow[]
  districts: NamedUnit[]
  oldCommunes: NamedUnit[]
  newCommunes: NamedUnit[]
}

/** Names, codes, dates and populations of every unit, and which became which. */
export function makeUnits(world: World, seed: string | number): DemoUnits {
  const random = seededRandom(`${seed}/units`)
  const { division } = world
  const oldFigures = sumByUnit(world, division.oldOf, division.oldCommunes.length)
  const newFigures = sumByUnit(world, division.newOf, division.newCommunes.length)
  const districts = nameDistricts()
  const oldCommunes = nameOldCommunes(
    division.oldCommunes.map(({ district }, i) => ({ district, ...(oldFigures[i] as Figures) })),
    random,
  )
  const shares = sharesOf(world)
  const described = division.newCommunes.map((commune, i): NewCommune => {
    const sources = shares
      .filter(({ newIndex }) => newIndex === i)
      .sort((a, b) => b.people - a.people)
      .map(({ old }) => ({
        old,
        district: division.oldCommunes[old]?.district ?? -1,
        unit: oldCommunes[old] as NamedUnit,
      }))
    return { ...commune, ...(newFigures[i] as Figures), sources }
  })
  const newCommunes = nameNewCommunes(described, random)
  return {
    rows2024: oldRows(world, districts, oldCommunes, oldFigures),
    rows2025: newRows(described, newCommunes),
    crosswalk: crosswalkRows(shares, oldCommunes, newCommunes, random),
    districts,
    oldCommunes,
    newCommunes,
  }
}

interface Figures {
  population: number
  areaKm2: number
}

function sumByUnit({ people, areasKm2 }: World, unitOf: Int32Array, count: number): Figures[] {
  const figures = Array.from({ length: count }, () => ({ population: 0, areaKm2: 0 }))
  unitOf.forEach((unit, cell) => {
    const figure = figures[unit]
    if (!figure) return
    figure.population += people[cell] as number
    figure.areaKm2 += areasKm2[cell] as number
  })
  return figures
}

interface Share {
  old: number
  newIndex: number
  people: number
  whole: boolean
}

/** Every pair of old and new commune that have land in common, by old commune, the larger part first. */
function sharesOf({ division, people }: World): Share[] {
  return division.oldCommunes.flatMap(({ cells }, old) => {
    const byNew = new Map<number, number>()
    for (const cell of cells) {
      const target = division.newOf[cell] as number
      byNew.set(target, (byNew.get(target) ?? 0) + (people[cell] as number))
    }
    return [...byNew]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([newIndex, count]) => ({ old, newIndex, people: count, whole: byNew.size === 1 }))
  })
}

function oldRows(
  world: World,
  districts: readonly NamedUnit[],
  communes: readonly NamedUnit[],
  figures: readonly Figures[],
): UnitRow[] {
  const dates = { from: '', to: LAST_DAY_OF_DISTRICTS }
  const populations = districts.map(() => 0)
  const communeRows = communes.map((commune, i) => {
    const district = world.division.oldCommunes[i]?.district as number
    const population = figures[i]?.population as number
    populations[district] = (populations[district] as number) + population
    return unitRow('commune', commune, districts[district]?.code as string, dates, population)
  })
  const districtRows = districts.map((district, i) =>
    unitRow(
      'district',
      district,
      PROVINCES[DISTRICTS[i]?.province as ProvinceKey].code,
      dates,
      populations[i] as number,
    ),
  )
  return [...provinceRows(dates), ...districtRows, ...communeRows]
}

function provinceRows(dates: { from: string; to: string }): UnitRow[] {
  return PROVINCE_KEYS.map((key) => unitRow('province', PROVINCES[key], '', dates, PROVINCES[key].population))
}

/** Three communes of the city that were nearly towns become wards with the same code; the rest stays. */
function newRows(communes: readonly NewCommune[], units: readonly NamedUnit[]): UnitRow[] {
  const density = (i: number) => (communes[i]?.population as number) / (communes[i]?.areaKm2 as number)
  const retyped = new Set(
    [...units.keys()]
      .filter((i) => units[i]?.type === 'Xã' && communes[i]?.province === 'city')
      .sort((a, b) => density(b) - density(a))
      .slice(0, RETYPED),
  )
  const communeRows = units.flatMap((unit, i) => {
    const { province, population } = communes[i] as NewCommune
    const row = (which: NamedUnit, from: string, to: string) =>
      unitRow('commune', which, PROVINCES[province].code, { from, to }, population)
    if (!retyped.has(i)) return [row(unit, REFORM_DAY, '')]
    const ward = { code: unit.code, type: 'Phường', name: unit.name.replace(/^Xã /, 'Phường ') }
    return [row(unit, REFORM_DAY, LAST_DAY_BEFORE_RETYPING), row(ward, RETYPE_DAY, '')]
  })
  return [...provinceRows({ from: REFORM_DAY, to: '' }), ...communeRows]
}

/** A few parts are known to one source only, as in the real list: their confidence is medium. */
function crosswalkRows(
  shares: readonly Share[],
  oldCommunes: readonly NamedUnit[],
  newCommunes: readonly NamedUnit[],
  random: Random,
): CrosswalkRow[] {
  return shares.map(({ old, newIndex, whole }) => ({
    old_code: oldCommunes[old]?.code as string,
    old_level: 'commune',
    new_code: newCommunes[newIndex]?.code as string,
    share: whole ? 'whole' : 'part',
    second_source: whole || random() < 0.85 ? 'agree' : 'absent',
    spatial_check: 'ok',
  }))
}
