import type { Day } from '@hoanhap/geo/day.ts'
import { generateDemoPack } from '../../../seeds/demo-pack/generate.ts'
import { DEMO_SEED } from '../../../seeds/demo-pack/write.ts'
import { filesInMemory, type PackFiles } from './pack-files.ts'

/** The files of the demo pack as they are on a day, in memory. */
export function demoPackFiles(today: Day): PackFiles {
  const contents = generateDemoPack({ seed: DEMO_SEED, today })
  return filesInMemory('demo', new Map([...contents].map(([name, content]) => [name, Buffer.from(content)])))
}
