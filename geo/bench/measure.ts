/** One line of the table that `npm run bench` prints: our function and the anchor it is measured against, in one run. */
export interface Race {
  name: string
  /** What is done in one repetition, with sizes. */
  work: string
  anchor: string
  ours: () => unknown
  theirs: () => unknown
  repetitions: number
}

export interface RaceResult {
  name: string
  work: string
  anchor: string
  oursMs: number
  theirsMs: number
  ratio: number
}

/** Runs both sides alternately after one warm-up each, and takes the median of each side in milliseconds. */
export async function race(entry: Race): Promise<RaceResult> {
  const ours: number[] = []
  const theirs: number[] = []
  await timed(entry.ours)
  await timed(entry.theirs)
  for (let repetition = 0; repetition < entry.repetitions; repetition++) {
    ours.push(await timed(entry.ours))
    theirs.push(await timed(entry.theirs))
  }
  const oursMs = median(ours)
  const theirsMs = median(theirs)
  return {
    name: entry.name,
    work: entry.work,
    anchor: entry.anchor,
    oursMs,
    theirsMs,
    ratio: theirsMs / oursMs,
  }
}

/** Milliseconds that some work takes, its waiting included. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  const result = await work()
  const milliseconds = performance.now() - start
  // the result is looked at, so that no work is optimised away
  if (result === undefined) throw new Error('a race returned nothing to look at')
  return milliseconds
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value that so large a share of all does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds of both sides, one entry for every time that both had their turn. */
export interface Turns {
  ours: number[]
  theirs: number[]
}

/** Medians and 99th percentiles of both sides, and their ratios, as one line of the table. */
export function quantilesLine(name: string, { ours, theirs }: Turns): string {
  const column = (share: number) => {
    const [own, other] = [quantile(ours, share), quantile(theirs, share)]
    return `${own.toFixed(3).padStart(9)}${other.toFixed(2).padStart(9)}${`${(other / own).toFixed(1)}x`.padStart(9)}`
  }
  return `${name.padEnd(26)}${String(ours.length).padStart(5)}${column(0.5)}  ${column(0.99)}`
}

/** A result as one line of the table. */
export function lineOf({ name, work, anchor, oursMs, theirsMs, ratio }: RaceResult): string {
  const figures = `${oursMs.toFixed(1)} ms against ${theirsMs.toFixed(1)} ms`
  return `${name.padEnd(20)}${`${ratio.toFixed(1)}x`.padStart(8)}  ${figures}  (${work}; anchor: ${anchor})`
}
