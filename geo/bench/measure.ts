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
export function run(race: Race): RaceResult {
  const ours: number[] = []
  const theirs: number[] = []
  timed(race.ours)
  timed(race.theirs)
  for (let repetition = 0; repetition < race.repetitions; repetition++) {
    ours.push(timed(race.ours))
    theirs.push(timed(race.theirs))
  }
  const oursMs = median(ours)
  const theirsMs = median(theirs)
  return { name: race.name, work: race.work, anchor: race.anchor, oursMs, theirsMs, ratio: theirsMs / oursMs }
}

function timed(work: () => unknown): number {
  const start = performance.now()
  const result = work()
  const milliseconds = performance.now() - start
  // the result is looked at, so that no work is optimised away
  if (result === undefined) throw new Error('a race returned nothing to look at')
  return milliseconds
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
