import type { Day } from '@hoanhap/geo/day.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { StartRefused } from '../../start-refused.ts'
import type { Finding } from './findings.ts'
import {
  beginLoad,
  type LoadedOptions,
  type SealedLoad,
  sealedLoad,
  sealLoad,
  wipeUnsealedLoads,
} from './ledger.ts'
import { filesOfFolder, fingerprint } from './pack-files.ts'
import { readWantedPack } from './read-wanted-pack.ts'
import type { WantedPack } from './wanted-pack.ts'
import { writePack } from './write-pack.ts'

/** What to read, and from where: a folder, or the demo pack. */
export interface ReadOptions {
  dir?: string
  demo?: boolean
  /** Adds so many seeded people, with employers and services, on the units of the pack. */
  withSyntheticPeople?: number
  demoAccounts?: boolean
  today: Day
}

export interface LoadOptions extends ReadOptions {
  /** Under which the identity of people is sealed. */
  keys: Keys
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
 * @param begun the pack, when its reading has begun already (`beginReading`)
 * @throws PackRefused when the pack has errors, StartRefused when the database holds another pack
 */
export async function loadPack(
  db: Database,
  options: LoadOptions,
  progress: Progress = () => {},
  begun?: Promise<WantedPack>,
): Promise<LoadedPack> {
  const present = await asLoader(db, sealedLoad)
  if (present) return reuse(present, options)
  const { folder, pack, findings } = await (begun ?? beginReading(options, progress))
  if (findings.some((finding) => finding.severity === 'error')) throw new PackRefused(folder, findings)
  const { name, version } = pack.manifest
  const synthetic = pack.manifest.synthetic || (options.withSyntheticPeople ?? 0) > 0
  const load: SealedLoad = { name, version, synthetic, options: loadedOptions(options) }
  const loadId = await asLoader(db, async (trx) => {
    await wipeUnsealedLoads(trx)
    return beginLoad(trx, load)
  })
  const repairs = await writePack(db, pack, options, progress, (trx, found) =>
    sealLoad(trx, loadId, [...findings, ...found]),
  )
  progress('100 % loaded')
  return { name, version, synthetic, loadedNow: true, findings: [...findings, ...repairs] }
}

/** Begins to read the pack that `loadPack` will want, in a thread of its own. */
export function beginReading(options: ReadOptions, progress: Progress): Promise<WantedPack> {
  progress('1 % reading the pack')
  const { dir = null, withSyntheticPeople = 0, today } = options
  return readWantedPack({ dir, syntheticPeople: withSyntheticPeople, today }, (step) =>
    progress(`5 % ${step}`),
  )
}

function loadedOptions(options: ReadOptions): LoadedOptions {
  return { demo: options.dir === undefined, syntheticPeople: options.withSyntheticPeople ?? 0 }
}

/** Answers what is there, unless the caller asked for something else by name. */
async function reuse(present: SealedLoad, options: ReadOptions): Promise<LoadedPack> {
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
