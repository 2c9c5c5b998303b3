import { type Day, lastFullQuarter } from '@hoanhap/geo/day.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { StartRefused } from '../../start-refused.ts'
import { demoPackFiles } from './demo-pack.ts'
import type { Finding } from './findings.ts'
import {
  beginLoad,
  type LoadedOptions,
  type SealedLoad,
  sealedLoad,
  sealLoad,
  wipeUnsealedLoads,
} from './ledger.ts'
import { filesOfFolder, fingerprint, type PackFiles } from './pack-files.ts'
import type { Pack, PackReading } from './pack-types.ts'
import { readPack } from './read-pack.ts'
import { addSyntheticPeople } from './synthetic-people.ts'
import { writePack } from './write-pack.ts'

/** What to load, and from where: a folder, or the demo pack. */
export interface LoadOptions {
  dir?: string
  demo?: boolean
  /** Adds seeded employers, services and released counts of so many people on the units of the pack. */
  withSyntheticPeople?: number
  demoAccounts?: boolean
  today: Day
}

/** The pack that is in the database. */
export interface LoadedPack {
  name: string
  version: string
  synthetic: boolean
  /** False when it was there already. */
  loadedNow: boolean
  findings: Finding[]
}

/** One line about how far the load has come: `42 % boundaries`. */
export type Progress = (line: string) => void

/** The pack holds errors; nothing was written. The message is one line, the findings say everything. */
export class PackRefused extends StartRefused {
  override name = 'PackRefused'
  readonly findings: Finding[]

  constructor(pack: string, findings: Finding[]) {
    const errors = findings.filter((finding) => finding.severity === 'error')
    const [first] = errors
    const where = first ? `${first.file}${first.row === null ? '' : `:${first.row}`} ${first.message.en}` : ''
    super(
      `the pack ${pack} has ${errors.length} errors (npm run pack -- check DIR lists them), the first: ${where}`,
    )
    this.findings = findings
  }
}

/**
 * Makes sure that a pack is in the database: reuses the one that is there, or reads, checks and writes it. A load that
 * was cut short leaves nothing: the next one wipes it and begins again.
 * @throws PackRefused when the pack has errors, StartRefused when the database holds another pack
 */
export async function loadPack(
  db: Database,
  options: LoadOptions,
  progress: Progress = () => {},
): Promise<LoadedPack> {
  const present = await asLoader(db, sealedLoad)
  if (present) return reuse(present, options)
  progress('1 % reading the pack')
  const { reading, files } = await readWanted(options, progress)
  if (reading.findings.some((finding) => finding.severity === 'error'))
    throw new PackRefused(files.name, reading.findings)
  const pack = withPeople(reading.pack, options)
  const { name, version } = pack.manifest
  const synthetic = pack.manifest.synthetic || (options.withSyntheticPeople ?? 0) > 0
  const load: SealedLoad = { name, version, synthetic, options: loadedOptions(options) }
  const loadId = await asLoader(db, async (trx) => {
    await wipeUnsealedLoads(trx)
    return beginLoad(trx, load)
  })
  const repairs = await writePack(db, pack, options.today, progress, (trx, found) =>
    sealLoad(trx, loadId, [...reading.findings, ...found]),
  )
  progress('100 % loaded')
  return { name, version, synthetic, loadedNow: true, findings: [...reading.findings, ...repairs] }
}

function loadedOptions(options: LoadOptions): LoadedOptions {
  return { demo: options.dir === undefined, syntheticPeople: options.withSyntheticPeople ?? 0 }
}

/** Answers what is there, unless the caller asked for something else by name. */
async function reuse(present: SealedLoad, options: LoadOptions): Promise<LoadedPack> {
  const { name, version, synthetic } = present
  const people = options.withSyntheticPeople
  if (options.dir !== undefined) {
    const wanted = await fingerprint(await filesOfFolder(options.dir))
    if (!version.endsWith(wanted)) {
      throw new StartRefused(
        `the database holds the pack ${name} (${version}); ${options.dir} is another. Use a new data folder or database`,
      )
    }
  }
  if (people !== undefined && people !== present.options.syntheticPeople) {
    const there = present.options.syntheticPeople
    throw new StartRefused(
      `the database was loaded with ${there} synthetic people, not ${people}. Use a new data folder or database`,
    )
  }
  return { name, version, synthetic, loadedNow: false, findings: [] }
}

async function readWanted(
  options: LoadOptions,
  progress: Progress,
): Promise<{ reading: PackReading; files: PackFiles }> {
  const files = await wantedFiles(options)
  const trades = new Set(TRADES.map((trade) => trade.code))
  const reading = await readPack(files, {
    trades,
    today: options.today,
    progress: (step) => progress(`5 % ${step}`),
  })
  return { reading, files }
}

async function wantedFiles({ dir, today }: LoadOptions): Promise<PackFiles> {
  if (dir !== undefined) return openFolder(dir)
  return demoPackFiles(today)
}

async function openFolder(dir: string): Promise<PackFiles> {
  try {
    return await filesOfFolder(dir)
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new StartRefused(`the pack folder ${dir} cannot be read (${error.code})`)
    throw error
  }
}

/** Synthetic people take the place of those of a synthetic pack, and never stand beside real counts. */
function withPeople(pack: Pack, options: LoadOptions): Pack {
  const people = options.withSyntheticPeople ?? 0
  if (people === 0) return pack
  if (pack.caseload.length > 0 && !pack.manifest.synthetic) {
    throw new StartRefused(
      'the pack brings its own caseload.csv; --with-synthetic-people is for packs without',
    )
  }
  return addSyntheticPeople(pack, people, lastFullQuarter(options.today), options.today)
}
