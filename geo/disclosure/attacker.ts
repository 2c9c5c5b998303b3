/**
 * The attacker by subtraction: takes everything that is published as unknowns with bounds and as sums between them, and
 * narrows the bounds until nothing moves. Every sum of a release (communes into provinces, values into totals, provinces
 * into the country) hangs in a tree, where narrowing to a fixpoint gives the exact range of whole solutions for each
 * unknown; where sums form loops (recounts on the units of two dates) the ranges are sound, perhaps wider than exact.
 */
export interface Bounds {
  low: number
  high: number
}

/** `total` is the sum of `parts`. */
export interface Equation {
  total: string
  parts: readonly string[]
}

export interface PublishedSystem {
  /** What the publication says about each unknown by itself; shown cells have low = high. */
  bounds: ReadonlyMap<string, Bounds>
  equations: readonly Equation[]
}

/** The publication contradicts itself, or a guess about it was wrong. */
export class Contradiction extends Error {}

/**
 * The tightest bounds of every unknown. Unknowns without stated bounds are counts from 0.
 * @throws Contradiction when no numbers satisfy the system
 */
export function attackBySubtraction(system: PublishedSystem): Map<string, Bounds> {
  const bounds = new Map([...system.bounds].map(([key, { low, high }]) => [key, { low, high }]))
  const equationsOf = indexEquations(system.equations, bounds)
  const queue = new Set(system.equations)
  for (const equation of queue) {
    queue.delete(equation)
    // an equation that is added again while it is being visited stays in the queue
    for (const key of narrow(equation, bounds))
      for (const other of equationsOf.get(key) ?? []) queue.add(other)
  }
  return bounds
}

/** The same with some unknowns known from elsewhere: an officer's own commune, or a guess. */
export function attackWithKnowledge(
  system: PublishedSystem,
  known: ReadonlyMap<string, number>,
): Map<string, Bounds> {
  const bounds = new Map(system.bounds)
  for (const [key, count] of known) {
    const stated = bounds.get(key)
    if (stated && (count < stated.low || count > stated.high))
      throw new Contradiction(`${key} cannot be ${count}`)
    bounds.set(key, { low: count, high: count })
  }
  return attackBySubtraction({ bounds, equations: system.equations })
}

/** Registers every unknown and lists the equations in which it stands. */
function indexEquations(
  equations: readonly Equation[],
  bounds: Map<string, Bounds>,
): Map<string, Equation[]> {
  const index = new Map<string, Equation[]>()
  for (const equation of equations) {
    for (const key of [equation.total, ...equation.parts]) {
      if (!bounds.has(key)) bounds.set(key, { low: 0, high: Infinity })
      const list = index.get(key)
      if (list) list.push(equation)
      else index.set(key, [equation])
    }
  }
  return index
}

/** One pass over an equation; returns the unknowns that became narrower. */
function narrow({ total, parts }: Equation, bounds: Map<string, Bounds>): string[] {
  const of = (key: string) => bounds.get(key) as Bounds
  const low = parts.reduce((sum, key) => sum + of(key).low, 0)
  const open = parts.filter((key) => of(key).high === Infinity).length
  const high = parts.reduce((sum, key) => sum + (of(key).high === Infinity ? 0 : of(key).high), 0)
  const { low: totalLow, high: totalHigh } = of(total)
  const changed = tighten(total, of(total), low, open > 0 ? Infinity : high) ? [total] : []
  for (const key of parts) {
    const part = of(key)
    const openBeside = open - Number(part.high === Infinity)
    const highBeside = openBeside > 0 ? Infinity : high - (part.high === Infinity ? 0 : part.high)
    if (tighten(key, part, totalLow - highBeside, totalHigh - (low - part.low))) changed.push(key)
  }
  return changed
}

function tighten(key: string, bounds: Bounds, low: number, high: number): boolean {
  const changed = low > bounds.low || high < bounds.high
  bounds.low = Math.max(bounds.low, low)
  bounds.high = Math.min(bounds.high, high)
  if (bounds.low > bounds.high)
    throw new Contradiction(`${key} would be between ${bounds.low} and ${bounds.high}`)
  return changed
}
