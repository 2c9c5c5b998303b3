import { namesFor } from './names.ts'
import { DISTRICTS, type DistrictPlan, type ProvinceKey } from './plan.ts'

/** A unit before it has dates and a row. */
export interface NamedUnit {
  code: string
  type: string
  /** With its type: "Phường Hạc Lam". */
  name: string
}

export interface OldCommune {
  district: number
  population: number
  areaKm2: number
}

const FIRST_DISTRICT_CODE: Readonly<Record<ProvinceKey, number>> = { city: 61, rural: 975 }
const FIRST_COMMUNE_CODE: Readonly<Record<ProvinceKey, number>> = { city: 1801, rural: 32503 }

/** Codes of the former districts, three digits, by province in the order of the plan. */
export function nameDistricts(): NamedUnit[] {
  const used = { city: 0, rural: 0 }
  return DISTRICTS.map(({ province, type, name }) => ({
    code: String(FIRST_DISTRICT_CODE[province] + used[province]++).padStart(3, '0'),
    type,
    name: `${type} ${name}`,
  }))
}

/** Names, types and codes of the old communes: urban wards, numbered wards, one township for each rural district. */
export function nameOldCommunes(communes: readonly OldCommune[], random: () => number): NamedUnit[] {
  const taken = new Set(DISTRICTS.map(({ name }) => name))
  const nextName = {
    city: namesFor('city', taken, random),
    rural: namesFor('rural', taken, random),
  }
  const capitals = densestOf(communes)
  const used = { city: 0, rural: 0 }
  const numbers = new Map<number, number>()
  return communes.map((commune, index) => {
    const plan = DISTRICTS[commune.district] as DistrictPlan
    const type = typeOf(plan, commune, capitals.has(index))
    const number = (numbers.get(commune.district) ?? 0) + 1
    numbers.set(commune.district, number)
    const name = type === 'Thị trấn' ? plan.name : plan.numbered ? String(number) : nextName[plan.province]()
    const code = FIRST_COMMUNE_CODE[plan.province] + 3 * used[plan.province]++
    return { code: String(code).padStart(5, '0'), type, name: `${type} ${name}` }
  })
}

function typeOf(plan: DistrictPlan, commune: OldCommune, capital: boolean): string {
  if (plan.type === 'Quận') return 'Phường'
  if (plan.type === 'Huyện') return capital && !plan.islands ? 'Thị trấn' : 'Xã'
  return commune.population / commune.areaKm2 > 900 ? 'Phường' : 'Xã'
}

/** The most densely settled commune of each district. */
function densestOf(communes: readonly OldCommune[]): Set<number> {
  const densest = new Map<number, number>()
  const density = (index: number) => {
    const commune = communes[index] as OldCommune
    return commune.population / commune.areaKm2
  }
  communes.forEach(({ district }, index) => {
    const best = densest.get(district)
    if (best === undefined || density(index) > density(best)) densest.set(district, index)
  })
  return new Set(densest.values())
}
