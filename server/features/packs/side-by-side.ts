/** Says how far one part of a load has come: `boundaries`, 100, 414. */
export type PartProgress = (part: string, done: number, of: number) => void

/**
 * Shares the percentage of a load among parts that run at the same time: each adds what it has done of its own points,
 * so that what is said never falls.
 * @param from percentage at which the parts begin
 */
export function sideBySide(say: (line: string) => void, from: number): (points: number) => PartProgress {
  let reached = from
  return (points) => {
    let share = 0
    return (part, done, of) => {
      const before = share
      share = of === 0 ? 1 : done / of
      reached += points * (share - before)
      say(`${Math.round(reached)} % ${part} ${done} of ${of}`)
    }
  }
}
