import { lastFullQuarter } from '@hoanhap/geo/day.ts'
import type { Logger } from 'pino'
import { loggableError } from '../../http/loggable-error.ts'
import type { AppServices } from '../../http/services.ts'
import { buildReleases, ReleaseRefused } from './build-release.ts'
import type { LoadedRelease } from './publish-quarter.ts'

const HOUR_MILLISECONDS = 3_600_000

/**
 * Sees to it that every quarter gets its release by itself: looks at once and then every hour whether that of the last full
 * quarter is there, and builds it when a register exists. Call what is returned to stop it.
 */
export function keepReleases(services: AppServices, logger: Logger): () => void {
  const look = () =>
    void buildLastQuarter(services).catch((error) => logger.error({ error: loggableError(error) }, 'release'))
  look()
  const timer = setInterval(look, HOUR_MILLISECONDS)
  timer.unref()
  return () => clearInterval(timer)
}

/** The release of the last full quarter, built if need be; null where the register has none to give. */
export async function buildLastQuarter(services: AppServices): Promise<LoadedRelease | null> {
  const today = services.today()
  try {
    const [release = null] = await buildReleases(services.db, [lastFullQuarter(today)], today)
    if (release?.outcome === 'created') forgetCounts(services)
    return release
  } catch (error) {
    if (error instanceof ReleaseRefused) return null
    throw error
  }
}

/** Forgets every count that was worked out from the releases of before. */
export function forgetCounts({ memory }: AppServices): void {
  for (const remembered of ['caseload:', 'released:']) memory.clear(remembered)
}
