/** Writes the demo pack into a folder: `npx tsx seeds/demo-pack/write.ts DIR [SEED]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayInVietnam } from '@hoanhap/geo/day.ts'
import { type DemoPackOptions, generateDemoPack } from './generate.ts'

export const DEMO_SEED = 'hoa-nhap'

/** Generates the pack and writes its files into a folder, which is made when it is missing. */
export function writeDemoPack(folder: string, options: Partial<DemoPackOptions> = {}): void {
  const { files } = generateDemoPack({ seed: DEMO_SEED, today: dayInVietnam(Date.now()), ...options })
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of files) writeFileSync(join(folder, name), content)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, seed] = process.argv.slice(2)
  if (!folder) {
    console.error('usage: npx tsx seeds/demo-pack/write.ts DIR [SEED]')
    process.exit(2)
  }
  writeDemoPack(folder, seed ? { seed } : {})
}
