import { LIMITS } from './limits.ts'
import { UploadRefused } from './refusals.ts'

/** What the process that reads files has spent on the answer that it works on. Elsewhere nothing is limited. */
let begun: NodeJS.CpuUsage | null = null

/** From here on the next answer is reckoned. */
export function beginAnswer(): void {
  begun = process.cpuUsage()
}

/**
 * Called with every piece of a file. Time is that of the processor: a busy machine refuses nothing that a quiet one reads.
 * @throws UploadRefused too_slow, too_large
 */
export function refuseWhenSpent(): void {
  if (begun === null) return
  const { user, system } = process.cpuUsage(begun)
  if ((user + system) / 1000 > LIMITS.answerCpuMs) throw new UploadRefused('too_slow')
  if (process.memoryUsage.rss() > LIMITS.residentBytes) throw new UploadRefused('too_large')
}
