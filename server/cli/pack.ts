/** `npm run pack -- check DIR`: says everything that is wrong with a pack, with file and row, without a database. */
import { resolve } from 'node:path'
import { dayInVietnam } from '@hoanhap/geo/day.ts'
import { TRADES } from '../../seeds/trades/trades.ts'
import { filesOfFolder } from '../features/packs/pack-files.ts'
import { readPack } from '../features/packs/read-pack.ts'
import { findingLine, summaryLines } from '../features/packs/summarise-pack.ts'
import { StartRefused } from '../start-refused.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'npm run pack -- check DIR'

await runCommand(async () => {
  const { findings, pack } = await readPack(await openPack(), {
    trades: new Set(TRADES.map((trade) => trade.code)),
    today: dayInVietnam(Date.now()),
  })
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (errors > 0) process.exitCode = 1
  const verdict = `${errors} errors, ${findings.length - errors} notes: ${errors > 0 ? 'the pack cannot be loaded' : 'the pack can be loaded'}`
  return [...findings.map(findingLine), ...summaryLines(pack), verdict]
})

async function openPack() {
  const [verb, folder, ...rest] = process.argv.slice(2)
  if (verb !== 'check' || !folder || rest.length > 0) throw new StartRefused(USAGE)
  try {
    return await filesOfFolder(resolve(folder))
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new StartRefused(`${folder} cannot be read (${error.code})`)
    throw error
  }
}
