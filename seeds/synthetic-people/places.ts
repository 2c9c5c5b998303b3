/** Synthetic employers, vacancies and services, placed where towns are. */
import { addDays, type Day } from '@hoanhap/geo/day.ts'
import {
  integerBetween,
  pick,
  type Random,
  seededRandom,
  shuffle,
  weightedIndex,
} from '@hoanhap/geo/random.ts'
import { apportion } from '../apportion.ts'
import { SERVICE_KINDS, type ServiceKindCode } from '../service-kinds/service-kinds.ts'
import { communeWeights } from './commune-weights.ts'
import { EMPLOYER_KINDS, type EmployerKind, PROPER_NAMES } from './employer-kinds.ts'
import { areaKm2, innerPoint, pointNear } from './land-of-commune.ts'
import { type DrawnCommune, isDrawn, type SyntheticUnit } from './units.ts'

/** One row of `employers.csv`; the unit is a commune of the newest date. */
export interface EmployerRow {
  source_id: string
  name: string
  address: string
  lon: number
  lat: number
  unit_code: string
  accepting: boolean
  memorandum: boolean
  verified_on: Day
}
export const EMPLOYER_COLUMNS = [
  'source_id',
  'name',
  'address',
  'lon',
  'lat',
  'unit_code',
  'accepting',
  'memorandum',
  'verified_on',
] as const

/** One row of `vacancies.csv`. */
export interface VacancyRow {
  employer_source_id: string
  trade: string
  openings: number
}
export const VACANCY_COLUMNS = ['employer_source_id', 'trade', 'openings'] as const

/** One row of `services.csv`. */
export interface ServiceRow {
  source_id: string
  kind: ServiceKindCode
  name: string
  address: string
  lon: number
  lat: number
  unit_code: string
  verified_on: Day
}
export const SERVICE_COLUMNS = [
  'source_id',
  'kind',
  'name',
  'address',
  'lon',
  'lat',
  'unit_code',
  'verified_on',
] as const

export interface SyntheticPlaces {
  employers: EmployerRow[]
  vacancies: VacancyRow[]
  services: ServiceRow[]
}

export interface PlaceCounts {
  employers: number
  services: number
}

const SERVICE_SHARES: Readonly<Record<ServiceKindCode, number>> = {
  rehab_centre: 3,
  ost_clinic: 8,
  dispensing_site: 20,
  employment_centre: 7,
  training_place: 15,
  outreach_team: 30,
  bank_office: 13,
  legal_aid: 4,
}

/** How many places go with a number of people. */
export function placeCounts(people: number): PlaceCounts {
  return {
    employers: Math.max(50, Math.round(people / 50)),
    services: Math.max(20, Math.round(people / 100)),
  }
}

/**
 * Employers with openings by trade and services of all eight kinds on the communes that have a boundary, every point
 * inside its commune. `today` is the day on which the newest of them was last verified at the latest. Without a
 * single boundary there are no places.
 */
export function syntheticPlaces(
  units: readonly SyntheticUnit[],
  people: number,
  seed: string | number,
  today: Day,
  counts: PlaceCounts = placeCounts(people),
): SyntheticPlaces {
  const communes = units.filter(isDrawn)
  if (communes.length === 0) return { employers: [], vacancies: [], services: [] }
  const random = seededRandom(`${seed}/places`)
  const country = new Country(communes, random)
  const employers = makeEmployers(country, counts.employers, today, random)
  const services = makeServices(country, counts.services, today, random)
  return {
    employers: employers.map(({ row }) => row),
    vacancies: employers.flatMap(({ vacancies }) => vacancies),
    services,
  }
}

/** The communes with what each draws, and their centres, found when first needed. */
class Country {
  private readonly centres = new Map<string, [number, number]>()
  private readonly weights: Record<EmployerKind['place'], number[]>
  private readonly communes: readonly DrawnCommune[]
  private readonly random: Random

  constructor(communes: readonly DrawnCommune[], random: Random) {
    this.communes = communes
    this.random = random
    const town = communeWeights(communes, 0.6, random).map((weight) => (random() < 0.12 ? 0 : weight))
    const openness = communes.map(({ geometry }) => Math.sqrt(areaKm2(geometry)))
    const zones = new Set(shuffle(random, [...communes.keys()]).slice(0, Math.ceil(communes.length / 9)))
    this.weights = {
      town,
      country: town.map((weight, i) => (weight * (openness[i] as number)) / 8),
      zone: town.map((weight, i) => (zones.has(i) ? weight : weight / 60)),
    }
  }

  commune(place: EmployerKind['place']): DrawnCommune {
    return this.communes[weightedIndex(this.random, this.weights[place])] as DrawnCommune
  }

  point(commune: DrawnCommune, place: EmployerKind['place']): [number, number] {
    const key = place === 'zone' ? `${commune.code}/zone` : commune.code
    const centre = this.centres.get(key) ?? innerPoint(commune.geometry, this.random)
    this.centres.set(key, centre)
    const spread = { zone: 0.05, town: 0.14, country: 0.3 }[place]
    return pointNear(commune.geometry, centre, spread, this.random)
  }
}

function makeEmployers(country: Country, count: number, today: Day, random: Random) {
  const kinds = apportion(
    count,
    EMPLOYER_KINDS.map(({ share }) => share),
  )
  const order = shuffle(
    random,
    EMPLOYER_KINDS.flatMap((kind, i) => new Array<EmployerKind>(kinds[i] as number).fill(kind)),
  )
  const names = shuffle(random, PROPER_NAMES)
  return order.map((kind, index) => {
    const round = Math.floor(index / names.length)
    const name = `${kind.title} ${names[index % names.length]}${round === 0 ? '' : ` ${round + 1}`}`
    return makeEmployer(country, kind, name, numbered('ntd', index), today, random)
  })
}

function makeEmployer(
  country: Country,
  kind: EmployerKind,
  name: string,
  source: string,
  today: Day,
  random: Random,
) {
  const commune = country.commune(kind.place)
  const [lon, lat] = country.point(commune, kind.place)
  const row: EmployerRow = {
    source_id: source,
    name,
    address: addressIn(commune, kind.place, random),
    lon,
    lat,
    unit_code: commune.code,
    accepting: random() < 0.84,
    memorandum: random() < 0.22,
    verified_on: addDays(today, -integerBetween(random, 1, 360)),
  }
  const trades = shuffle(random, kind.trades).slice(0, integerBetween(random, 1, kind.trades.length))
  const vacancies = trades.map((trade): VacancyRow => {
    return { employer_source_id: source, trade, openings: Math.floor(random() ** 1.6 * (kind.openings + 1)) }
  })
  return { row, vacancies }
}

function makeServices(country: Country, count: number, today: Day, random: Random): ServiceRow[] {
  const shares = apportion(
    count,
    SERVICE_KINDS.map(({ kind }) => SERVICE_SHARES[kind]),
  )
  return SERVICE_KINDS.flatMap(({ kind, name }, index) =>
    Array.from({ length: shares[index] as number }, (_, number) => {
      const commune = country.commune('town')
      const [lon, lat] = country.point(commune, 'town')
      return {
        source_id: numbered(kind, number),
        kind,
        name: serviceName(kind, name, commune, number),
        address: addressIn(commune, 'town', random),
        lon,
        lat,
        unit_code: commune.code,
        verified_on: addDays(today, -integerBetween(random, 1, 300)),
      }
    }),
  )
}

function serviceName(kind: ServiceKindCode, name: string, commune: DrawnCommune, number: number): string {
  const place = commune.name.slice(commune.type.length + 1)
  return kind === 'rehab_centre' ? `${name} số ${number + 1}` : `${name} ${place}`
}

const numbered = (kind: string, index: number) => `${kind}-${String(index + 1).padStart(4, '0')}`

function addressIn(commune: DrawnCommune, place: EmployerKind['place'], random: Random): string {
  const number = integerBetween(random, 1, 240)
  const spot = {
    zone: `Lô ${pick(random, ['A', 'B', 'C', 'D'])}${(number % 24) + 1}, cụm công nghiệp`,
    town: `Số ${number}, tổ dân phố ${(number % 14) + 1}`,
    country: `Thôn ${(number % 12) + 1}`,
  }[place]
  return `${spot}, ${commune.name}`
}
