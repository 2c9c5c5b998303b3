/**
 * The demo pack: a fictional coastal city and a fictional rural province on their own land, in the units of three
 * dates, with synthetic places and counts. Origin: generated from the plan and a seed; it describes no real place,
 * no real organisation and no real person.
 */
import { gzipSync } from 'node:zlib'
import { type Day, lastFullQuarters } from '@hoanhap/geo/day.ts'
import { toCsv } from '../csv.ts'
import { CASELOAD_COLUMNS, caseloadOf } from '../synthetic-people/caseload.ts'
import { syntheticPeople } from '../synthetic-people/people.ts'
import type { SyntheticPerson } from '../synthetic-people/person.ts'
import {
  EMPLOYER_COLUMNS,
  SERVICE_COLUMNS,
  type SyntheticPlaces,
  syntheticPlaces,
  VACANCY_COLUMNS,
} from '../synthetic-people/places.ts'
import type { SyntheticUnit } from '../synthetic-people/units.ts'
import { type Boundaries, boundaries2024, boundaries2025 } from './boundaries.ts'
import { POPULATION_POINT_COLUMNS, populationPoints } from './population-points.ts'
import { CROSSWALK_COLUMNS, REFORM_DAY, RETYPE_DAY, UNIT_COLUMNS, type UnitRow } from './rows.ts'
import { makeUnits } from './units.ts'
import { makeWorld } from './world.ts'

export interface DemoPackOptions {
  seed: string | number
  /** The day of the demo: its quarters are the four that ended before. */
  today: Day
}

/** Contents by file name. */
export type PackFiles = Map<string, string | Uint8Array>

export interface DemoPack {
  files: PackFiles
  /** In no file: what is written to disk holds counts only. */
  people: SyntheticPerson[]
}

export const DEMO_PEOPLE = 6000
const EMPLOYERS = 400
const SERVICES = 150
const QUARTERS = 4

/** The demo pack: its files and the people whom its counts count. The same seed and day give the same bytes. */
export function generateDemoPack({ seed, today }: DemoPackOptions): DemoPack {
  const world = makeWorld(seed)
  const units = makeUnits(world, seed)
  const current = boundaries2025(world, units)
  const synthetic = currentUnits(units.rows2025, current)
  const places = syntheticPlaces(synthetic, DEMO_PEOPLE, seed, today, {
    employers: EMPLOYERS,
    services: SERVICES,
  })
  const people = syntheticPeople(synthetic, DEMO_PEOPLE, seed, today)
  const caseload = caseloadOf(people, synthetic, lastFullQuarters(today, QUARTERS))
  const files = new Map<string, string | Uint8Array>([
    ['pack.json', packJson(seed, today)],
    ['README.md', README],
    ['units-2024.csv', toCsv(UNIT_COLUMNS, units.rows2024)],
    ['units-2025.csv', toCsv(UNIT_COLUMNS, units.rows2025)],
    ['crosswalk-2025.csv', toCsv(CROSSWALK_COLUMNS, units.crosswalk)],
    ['boundaries-2024.geojson.gz', compressed(boundaries2024(world, units))],
    ['boundaries-2025.geojson.gz', compressed(current)],
    ['events.csv', toCsv(['date', 'level', 'document'], EVENTS)],
    ...placeFiles(places),
    ['population-points.csv', toCsv(POPULATION_POINT_COLUMNS, populationPoints(world, units))],
    ['caseload.csv', toCsv(CASELOAD_COLUMNS, caseload)],
  ])
  return { files, people }
}

const EVENTS = [
  { date: REFORM_DAY, level: 'province', document: 'Nghị quyết giả lập 01/2025/NQ-DEMO (dữ liệu giả lập)' },
  { date: REFORM_DAY, level: 'district', document: 'Nghị quyết giả lập 01/2025/NQ-DEMO (dữ liệu giả lập)' },
  { date: REFORM_DAY, level: 'commune', document: 'Nghị quyết giả lập 02/2025/NQ-DEMO (dữ liệu giả lập)' },
  { date: RETYPE_DAY, level: 'commune', document: 'Nghị quyết giả lập 03/2026/NQ-DEMO (dữ liệu giả lập)' },
]

const README = `# Dữ liệu giả lập / synthetic data

Made by seeds/demo-pack of Hòa Nhập. No place, organisation, document or number in this folder is real.
`

function packJson(seed: string | number, today: Day): string {
  const pack = {
    name: 'demo',
    nameVi: 'Gói dữ liệu giả lập: Hải Lam và Sơn Khê',
    nameEn: 'Synthetic demo pack: Hai Lam and Son Khe',
    version: `${seed}-${today}`,
    synthetic: true,
  }
  return `${JSON.stringify(pack, null, 2)}\n`
}

/** The units of today as the generators of synthetic places and counts want them. */
function currentUnits(rows: readonly UnitRow[], boundaries: Boundaries): SyntheticUnit[] {
  const geometries = new Map(
    boundaries.features.map(({ properties, geometry }) => [
      `${properties.level}/${properties.code}`,
      geometry,
    ]),
  )
  return rows
    .filter(({ valid_to }) => valid_to === '')
    .map(({ code, level, name_vi, type, parent_code, population }) => ({
      code,
      level: level === 'province' ? 'province' : 'commune',
      name: name_vi,
      type,
      parentCode: parent_code || null,
      population,
      geometry: geometries.get(`${level}/${code}`) ?? null,
    }))
}

function placeFiles({ employers, vacancies, services }: SyntheticPlaces): [string, string][] {
  return [
    ['employers.csv', toCsv(EMPLOYER_COLUMNS, employers)],
    ['vacancies.csv', toCsv(VACANCY_COLUMNS, vacancies)],
    ['services.csv', toCsv(SERVICE_COLUMNS, services)],
  ]
}

function compressed(boundaries: Boundaries): Uint8Array {
  return gzipSync(JSON.stringify(boundaries))
}
