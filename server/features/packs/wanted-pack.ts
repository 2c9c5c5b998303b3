import type { Day } from '@hoanhap/geo/day.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { StartRefused } from '../../start-refused.ts'
import { demoPack, type PackContents } from './demo-pack.ts'
import { filesOfFolder } from './pack-files.ts'
import type { Pack, PackReading } from './pack-types.ts'
import { readPack } from './read-pack.ts'
import { addSyntheticPeople } from './synthetic-people.ts'

/** Which pack is wanted. Plain data, so that it can be handed to a thread. */
export interface PackWish {
  /** A folder; null for the demo pack. */
  dir: string | null
  /** Adds so many seeded people, with employers and services, on the units of the pack; 0 for none. */
  syntheticPeople: number
  today: Day
}

/** A pack as it was read, with everything wrong in it. */
export interface WantedPack extends PackReading {
  /** Name of the folder, or `demo`. */
  folder: string
}

/**
 * Generates or reads the wanted pack. One with errors comes back as it is, with its findings, and without people.
 * @throws StartRefused when the folder cannot be read, or synthetic people would stand beside real counts
 */
export async function wantedPack(wish: PackWish, progress: (step: string) => void): Promise<WantedPack> {
  const { files, people } = wish.dir === null ? demoPack(wish.today) : await openFolder(wish.dir)
  const trades = new Set(TRADES.map((trade) => trade.code))
  const { pack, findings } = await readPack(files, { trades, today: wish.today, progress })
  const broken = findings.some((finding) => finding.severity === 'error')
  return { folder: files.name, pack: broken ? pack : withPeople({ ...pack, people }, wish), findings }
}

/** Who is in a register is in no folder. */
async function openFolder(dir: string): Promise<PackContents> {
  try {
    return { files: await filesOfFolder(dir), people: [] }
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new StartRefused(`the pack folder ${dir} cannot be read (${error.code})`)
    throw error
  }
}

/** Synthetic people take the place of those of a synthetic pack, and never stand beside real counts. */
function withPeople(pack: Pack, { syntheticPeople, today }: PackWish): Pack {
  if (syntheticPeople === 0) return pack
  if (pack.caseload.length > 0 && !pack.manifest.synthetic) {
    throw new StartRefused(
      'the pack brings its own caseload.csv; --with-synthetic-people is for packs without',
    )
  }
  return addSyntheticPeople(pack, syntheticPeople, today)
}
