import type { Day } from '@hoanhap/geo/day.ts'
import { generateDemoPack } from '../../../seeds/demo-pack/generate.ts'
import { DEMO_SEED } from '../../../seeds/demo-pack/write.ts'
import type { SyntheticPerson } from '../../../seeds/synthetic-people/person.ts'
import { filesInMemory, type PackFiles } from './pack-files.ts'

/** The files of a pack and the people of its register. */
export interface PackContents {
  files: PackFiles
  people: SyntheticPerson[]
}

/** The demo pack as it is on a day, in memory. */
export function demoPack(today: Day): PackContents {
  const { files, people } = generateDemoPack({ seed: DEMO_SEED, today })
  const contents = new Map([...files].map(([name, content]) => [name, Buffer.from(content)]))
  return { files: filesInMemory('demo', contents), people }
}
