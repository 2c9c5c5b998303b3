import type { Day } from '@hoanhap/geo/day.ts'
import { z } from 'zod'
import type { TableName } from './columns.ts'
import { type Line, readTable } from './csv-table.ts'
import { Findings } from './findings.ts'
import { fingerprint, type PackFiles } from './pack-files.ts'
import type { PackEvent, PackManifest, PackReading, PackUnit } from './pack-types.ts'
import { checkBoundariesAreUnique, readBoundaries } from './read-boundaries.ts'
import { readCaseload } from './read-caseload.ts'
import { readCrosswalk } from './read-crosswalk.ts'
import { readEvents } from './read-events.ts'
import { checkPlacesAreSomewhere, communesOn, readEmployers, readServices } from './read-places.ts'
import { readPopulationPoints } from './read-population-points.ts'
import { checkParents, checkUnitsAreUnique, readUnits } from './read-units.ts'
import { readUnitsWithoutRoad } from './read-units-without-road.ts'
import { reportCoverage } from './report-coverage.ts'

/** What a file of a pack is, by its name. */
type FileKind =
  | 'units'
  | 'crosswalk'
  | 'noroad'
  | 'secondSourceOnly'
  | 'boundaries'
  | 'single'
  | 'readme'
  | 'unknown'
const SINGLE_TABLES: Record<string, TableName> = {
  'events.csv': 'events',
  'employers.csv': 'employers',
  'vacancies.csv': 'vacancies',
  'services.csv': 'services',
  'population-points.csv': 'populationPoints',
  'caseload.csv': 'caseload',
}

export interface ReadingOptions {
  /** Codes of the reference list of trades. */
  trades: ReadonlySet<string>
  today: Day
  progress?: (step: string) => void
}

/**
 * Reads a pack into memory and reports everything wrong with it. The pack may be loaded only when no finding is an
 * error; the reading itself changes nothing and never throws because of what a file holds.
 */
export async function readPack(files: PackFiles, options: ReadingOptions): Promise<PackReading> {
  const findings = new Findings()
  const tables = await readTables(files, findings)
  const manifest = await readManifest(files, findings)
  const units = tables.units.flatMap(({ vintage, lines }) => readUnits(vintage, lines, findings))
  if (tables.units.length === 0)
    findings.add('missing_file', { file: files.name }, { expected: 'units-YYYY.csv' })
  checkUnitsAreUnique(units, findings)
  checkParents(units, findings)
  const successions = tables.crosswalk.flatMap(({ vintage, lines }) =>
    readCrosswalk(vintage, lines, units, findings),
  )
  const unitsWithoutRoad = tables.noroad.flatMap(({ vintage, lines }) =>
    readUnitsWithoutRoad(vintage, lines, units, findings),
  )
  const boundaries = await readAllBoundaries(files, units, findings, options)
  const single = (name: string) => tables.single.get(name) ?? []
  const employers = readEmployers(single('employers.csv'), single('vacancies.csv'), options.trades, findings)
  const services = readServices(single('services.csv'), findings)
  const communes = communesOn(options.today, units, boundaries)
  const populationPoints = readPopulationPoints(single('population-points.csv'), findings)
  const places = [...employers, ...services, ...populationPoints]
  checkPlacesAreSomewhere(places, communes, options.today, findings)
  const caseload = readCaseload(single('caseload.csv'), units, options.trades, findings)
  const events: PackEvent[] = readEvents(single('events.csv'), findings)
  reportCoverage({ units, successions, boundaries }, findings)
  return {
    pack: {
      manifest,
      units,
      successions,
      unitsWithoutRoad,
      boundaries,
      events,
      employers,
      services,
      populationPoints,
      caseload,
      people: [],
    },
    findings: findings.list,
  }
}

/** The year in a file name such as units-2025.csv or boundaries-2025-hanoi.geojson.gz. */
function vintageOf(name: string): string | null {
  return /-(\d{4})(?=[-.])/.exec(name)?.[1] ?? null
}

function kindOf(name: string): FileKind {
  if (name in SINGLE_TABLES || name === 'pack.json') return 'single'
  if (/^readme(\.\w+)?$/i.test(name)) return 'readme'
  if (/^units.*\.csv$/.test(name)) return 'units'
  if (/^crosswalk-\d{4}-second-source-only\.csv$/.test(name)) return 'secondSourceOnly'
  if (/^crosswalk.*\.csv$/.test(name)) return 'crosswalk'
  if (/^noroad.*\.csv$/.test(name)) return 'noroad'
  return /^boundaries.*\.geojson(\.gz)?$/.test(name) ? 'boundaries' : 'unknown'
}

interface DatedTable {
  vintage: string
  lines: Line[]
}

async function readTables(files: PackFiles, findings: Findings) {
  const tables = {
    units: [] as DatedTable[],
    crosswalk: [] as DatedTable[],
    noroad: [] as DatedTable[],
    single: new Map<string, Line[]>(),
  }
  for (const folder of files.folders) findings.add('unknown_folder', { file: `${folder}/` })
  for (const name of files.names) {
    const kind = kindOf(name)
    if (kind === 'unknown' || kind === 'readme') findings.add('unknown_file', { file: name })
    const single = SINGLE_TABLES[name]
    if (single) tables.single.set(name, readTable(name, await files.read(name), single, findings))
    else if (kind === 'secondSourceOnly') {
      const pairs = readTable(name, await files.read(name), kind, findings)
      findings.add('second_source_only', { file: name }, { value: pairs.length })
    } else if (kind === 'units' || kind === 'crosswalk' || kind === 'noroad') {
      const lines = readTable(name, await files.read(name), kind, findings)
      const vintage = vintageOf(name)
      if (vintage === null) findings.add('no_vintage', { file: name }, { expected: `${kind}-2025.csv` })
      else tables[kind].push({ vintage, lines })
    }
  }
  return tables
}

async function readAllBoundaries(
  files: PackFiles,
  units: PackUnit[],
  findings: Findings,
  options: ReadingOptions,
) {
  const boundaries = []
  for (const name of files.names.filter((name) => kindOf(name) === 'boundaries')) {
    const vintage = vintageOf(name)
    options.progress?.(`reading ${name}`)
    if (vintage === null)
      findings.add('no_vintage', { file: name }, { expected: 'boundaries-2025.geojson.gz' })
    else boundaries.push(...readBoundaries(name, await files.read(name), vintage, units, findings))
  }
  checkBoundariesAreUnique(boundaries, findings)
  return boundaries
}

const Manifest = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  nameVi: z.string().optional(),
  nameEn: z.string().optional(),
  version: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/)
    .optional(),
  synthetic: z.boolean().optional(),
})

/** Who the pack says it is. Its version ends in a fingerprint, so that nothing cached outlives a changed byte. */
export async function readManifest(files: PackFiles, findings: Findings): Promise<PackManifest> {
  const given = files.names.includes('pack.json') ? await parseManifest(files, findings) : {}
  const name = given.name ?? files.name
  const fingerprinted = await fingerprint(files)
  return {
    name,
    nameVi: given.nameVi ?? name,
    nameEn: given.nameEn ?? name,
    version: given.version ? `${given.version}-${fingerprinted}` : fingerprinted,
    synthetic: given.synthetic ?? false,
  }
}

async function parseManifest(files: PackFiles, findings: Findings): Promise<z.infer<typeof Manifest>> {
  try {
    const manifest = Manifest.safeParse(JSON.parse((await files.read('pack.json')).toString('utf8')))
    if (manifest.success) return manifest.data
    for (const issue of manifest.error.issues) {
      const field = issue.path.join('.') || null
      findings.add('broken_json', { file: 'pack.json', field }, { value: issue.message })
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    findings.add('broken_json', { file: 'pack.json' }, { value: error.message })
  }
  return {}
}
