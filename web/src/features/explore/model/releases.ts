import type { Release } from '@hoanhap/server/contract.ts'

/** Releases that may be read, newest period first. */
export function openReleases(releases: readonly Release[]): Release[] {
  return releases
    .filter((release) => release.withdrawnAt === null)
    .sort((a, b) => b.period.localeCompare(a.period))
}

/** The release of a period, or the newest when none is named; null when there is none. */
export function releaseOf(open: readonly Release[], period: string | null): Release | null {
  return (period === null ? open[0] : open.find((release) => release.period === period)) ?? null
}

/** The period with a release that lies nearest to one without: the newest before it, else the oldest after it. */
export function nearestPeriod(open: readonly Release[], period: string): string | null {
  const earlier = open.find((release) => release.period < period)
  return earlier?.period ?? open.at(-1)?.period ?? null
}
